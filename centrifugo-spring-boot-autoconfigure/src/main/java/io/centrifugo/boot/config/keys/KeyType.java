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

package io.centrifugo.boot.config.keys;

import java.util.Locale;

/**
 * Type of a configuration key's value.
 *
 * @since 0.1.0
 */
public enum KeyType {

	/** {@code true} or {@code false}. */
	BOOL,

	/** Whole number. */
	INT,

	/** Go-style duration, or nanoseconds as a bare number. */
	DURATION,

	/** Text. */
	STRING,

	/** PEM as text, as base64 of it, or as the path of a file. */
	PEM,

	/** List of texts. */
	STRING_LIST,

	/** Texts by name. */
	STRING_MAP;

	static KeyType of(String label) {
		return switch (label) {
			case "list<string>" -> STRING_LIST;
			case "map<string,string>" -> STRING_MAP;
			default -> valueOf(label.toUpperCase(Locale.ROOT));
		};
	}

}
