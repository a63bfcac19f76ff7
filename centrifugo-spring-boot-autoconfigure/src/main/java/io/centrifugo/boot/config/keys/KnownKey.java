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

/**
 * A configuration key.
 *
 * @param path the original's spelling, {@code []} behind the name of a list of objects
 * @param type type of the value
 * @param status what this server makes of it
 * @param fallback the value that changes nothing, empty if that is the type's zero
 * @since 0.1.0
 */
public record KnownKey(String path, KeyType type, KeyStatus status, String fallback) {

	/**
	 * Return whether a value asks for nothing.
	 * @param value the text of the value
	 * @return {@code true} for the type's zero and for the fallback
	 */
	public boolean isHarmless(String value) {
		return switch (value) {
			case "", "0", "0s", "false", "[]" -> true;
			default -> value.equals(this.fallback);
		};
	}

}
