/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.centrifugo.boot.client;

import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * A connect error and the disconnect that takes its place.
 *
 * @since 0.1.0
 */
public class DisconnectTransform {

	/**
	 * Code of the connect error.
	 */
	private int code;

	/**
	 * Disconnect to send.
	 */
	@NestedConfigurationProperty
	private final DisconnectProperties to = new DisconnectProperties();

	public int getCode() {
		return this.code;
	}

	public void setCode(int code) {
		this.code = code;
	}

	public DisconnectProperties getTo() {
		return this.to;
	}

}
