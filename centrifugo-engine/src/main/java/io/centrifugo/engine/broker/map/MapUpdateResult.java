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

import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * What became of a write or a removal.
 *
 * @param position its place in the stream, the current top if it was suppressed; offset 0
 * without a stream
 * @param suppression why nothing changed
 * @param current the key's entry, for a next try after
 * {@link Suppression#POSITION_MISMATCH}; {@code null} otherwise and without such a key
 * @since 0.1.0
 */
public record MapUpdateResult(StreamPosition position, Suppression suppression, @Nullable Publication current) {

	/**
	 * Create the result of an update that was made.
	 * @param position its place in the stream
	 */
	public MapUpdateResult(StreamPosition position) {
		this(position, Suppression.NONE, null);
	}

	/**
	 * Create the result of an update that was not made.
	 * @param position the current top
	 * @param suppression why
	 */
	public MapUpdateResult(StreamPosition position, Suppression suppression) {
		this(position, suppression, null);
	}

	/**
	 * Return whether nothing changed.
	 * @return whether there is a reason why
	 */
	public boolean suppressed() {
		return this.suppression != Suppression.NONE;
	}

	/**
	 * Why nothing changed.
	 */
	public enum Suppression {

		/** It did. */
		NONE(""),

		/** The same was done before. */
		IDEMPOTENCY("idempotency"),

		/** The key has this or a later version. */
		VERSION("version"),

		/** The key must not exist. */
		KEY_EXISTS("key_exists"),

		/** The key must exist. */
		KEY_NOT_FOUND("key_not_found"),

		/** The key was written meanwhile. */
		POSITION_MISMATCH("position_mismatch");

		private final String value;

		Suppression(String value) {
			this.value = value;
		}

		/**
		 * Return the value in replies and metrics.
		 * @return the name, empty for {@link #NONE}
		 */
		public String value() {
			return this.value;
		}

	}

}
