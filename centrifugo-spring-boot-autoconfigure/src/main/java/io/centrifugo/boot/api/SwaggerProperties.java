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

package io.centrifugo.boot.api;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the description of the HTTP API.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("centrifugo.swagger")
public class SwaggerProperties {

	/**
	 * Whether to serve a description of the HTTP API.
	 */
	private boolean enabled;

	/**
	 * Path of the description of the HTTP API.
	 */
	private String handlerPrefix = "/swagger";

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getHandlerPrefix() {
		return this.handlerPrefix;
	}

	public void setHandlerPrefix(String handlerPrefix) {
		this.handlerPrefix = handlerPrefix;
	}

}
