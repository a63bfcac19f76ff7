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

package io.centrifugo.engine.channel;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.json.JsonSyntax;

/**
 * What data may be published.
 *
 * @since 0.1.0
 */
public enum PublicationDataFormat {

	/** Nothing chosen: the setting above decides, and at the top any bytes but none. */
	UNSET(""),

	/** Any JSON value. */
	JSON("json"),

	/** A JSON object. */
	JSON_OBJECT("json_object"),

	/** Anything, no bytes at all included. */
	BINARY("binary");

	private final String value;

	PublicationDataFormat(String value) {
		this.value = value;
	}

	/**
	 * Return the value in configuration.
	 * @return the name, empty if nothing was chosen
	 */
	public String value() {
		return this.value;
	}

	/**
	 * Check data.
	 * @param data what is to be published
	 * @return whether it may be
	 */
	public boolean accepts(Payload data) {
		return switch (this) {
			case UNSET -> !data.isEmpty();
			case JSON -> JsonSyntax.isValue(data.bytes());
			case JSON_OBJECT -> JsonSyntax.isObject(data.bytes());
			case BINARY -> true;
		};
	}

	/**
	 * Find a format.
	 * @param value the value in configuration, may be empty
	 * @return the format
	 * @throws InvalidSettingException if there is none
	 */
	public static PublicationDataFormat of(String value) {
		for (PublicationDataFormat format : values()) {
			if (format.value.equals(value)) {
				return format;
			}
		}
		throw new InvalidSettingException("publication_data_format",
				"unknown publication_data_format: \"" + value + "\"");
	}

}
