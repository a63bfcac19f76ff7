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

package io.centrifugo.engine.protocol;

/**
 * Encoding that a connection speaks for its whole life.
 *
 * @since 0.1.0
 */
public enum ProtocolType {

	/** One JSON object per message, messages separated by a line feed. */
	JSON("json"),

	/** Protobuf messages, each behind its length as an unsigned varint. */
	PROTOBUF("protobuf");

	private final String label;

	ProtocolType(String label) {
		this.label = label;
	}

	/**
	 * Return the name that events, proxies and metrics use.
	 * @return {@code json} or {@code protobuf}
	 */
	public String label() {
		return this.label;
	}

}
