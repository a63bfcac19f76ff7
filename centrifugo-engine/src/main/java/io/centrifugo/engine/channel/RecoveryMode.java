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

/**
 * How a client that was away catches up.
 *
 * @since 0.1.0
 */
public enum RecoveryMode {

	/** Everything published meanwhile. */
	STREAM("stream"),

	/** The newest publication alone. */
	CACHE("cache");

	private final String value;

	RecoveryMode(String value) {
		this.value = value;
	}

	/**
	 * Return the value in configuration.
	 * @return {@code stream} or {@code cache}
	 */
	public String value() {
		return this.value;
	}

	/**
	 * Find a mode.
	 * @param value the value in configuration; empty means stream
	 * @return the mode
	 * @throws InvalidSettingException if there is none
	 */
	public static RecoveryMode of(String value) {
		if (value.isEmpty()) {
			return STREAM;
		}
		for (RecoveryMode mode : values()) {
			if (mode.value.equals(value)) {
				return mode;
			}
		}
		throw new InvalidSettingException("force_recovery_mode", "unknown recovery mode: \"" + value + "\"");
	}

}
