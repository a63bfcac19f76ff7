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

package io.centrifugo.engine.broker.map;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.StreamPosition;

/**
 * On what condition a key is written. Conditions are looked at in the order of the
 * components; the first that does not hold is the one reported.
 *
 * @param version writes only if greater than the key's last version; unsigned, 0 for any
 * @param versionEpoch scope in which versions compare, empty for any
 * @param keyMode whether the key must exist
 * @param renew whether the lifetime of an existing key is renewed even if it is not
 * written because it exists
 * @param expected writes only if the key was last written at this offset in this epoch,
 * {@code null} for any
 * @since 0.1.0
 */
public record WriteCondition(long version, String versionEpoch, KeyMode keyMode, boolean renew,
		@Nullable StreamPosition expected) {

	/** Always. */
	public static final WriteCondition NONE = new WriteCondition(0, "", KeyMode.REPLACE, false, null);

	/** Only a key that is not there; one that is lives on. */
	public static final WriteCondition KEEP_ALIVE = new WriteCondition(0, "", KeyMode.IF_NEW, true, null);

	/**
	 * Return whether a channel without a stream can decide it.
	 * @return {@code false} if offsets or versions are needed
	 */
	public boolean streamless() {
		return this.version == 0 && this.expected == null;
	}

	/**
	 * Whether the key must exist.
	 */
	public enum KeyMode {

		/** Either way. */
		REPLACE(""),

		/** It must not. */
		IF_NEW("if_new"),

		/** It must. */
		IF_EXISTS("if_exists");

		private final String value;

		KeyMode(String value) {
			this.value = value;
		}

		/**
		 * Return the value in requests.
		 * @return the name, empty for {@link #REPLACE}
		 */
		public String value() {
			return this.value;
		}

		/**
		 * Find a mode by its value in requests.
		 * @param value the value
		 * @return the mode, {@code null} if there is none
		 */
		public static @Nullable KeyMode of(String value) {
			for (KeyMode mode : values()) {
				if (mode.value.equals(value)) {
					return mode;
				}
			}
			return null;
		}

	}

}
