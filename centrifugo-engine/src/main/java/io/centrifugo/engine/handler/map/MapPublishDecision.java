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

package io.centrifugo.engine.handler.map;

import java.util.Map;

import io.centrifugo.engine.protocol.Payload;

/**
 * Write a key. What the namespace says of keys and deltas does not count.
 *
 * @param key the key, which need not be the client's; an empty one is a bad request
 * @param data the value
 * @param tags name-value pairs for tags filters, kept with the key
 * @param delta whether subscribers that agreed get deltas against the key's last value
 * @param condition on what condition the key is written
 * @since 0.1.0
 */
public record MapPublishDecision(String key, Payload data, Map<String, String> tags, boolean delta,
		Condition condition) {

	public MapPublishDecision {
		tags = Map.copyOf(tags);
	}

	/**
	 * Write a key, whatever is there.
	 * @param key the key
	 * @param data the value
	 * @return the decision
	 */
	public static MapPublishDecision of(String key, Payload data) {
		return new MapPublishDecision(key, data, Map.of(), false, Condition.NONE);
	}

	/**
	 * When a write has effect.
	 *
	 * @param existing whether the key must exist
	 * @param idempotencyKey of two writes with one such key the second has no effect,
	 * empty for none
	 * @param version the write has effect if this is above the version of the last, 0 for
	 * no version
	 * @param versionEpoch scope in which versions compare, empty for any
	 */
	public record Condition(Existing existing, String idempotencyKey, long version, String versionEpoch) {

		/** Always. */
		public static final Condition NONE = new Condition(Existing.EITHER, "", 0, "");

	}

	/**
	 * Whether the key must exist.
	 */
	public enum Existing {

		/** Either way. */
		EITHER,

		/** It must not. */
		MUST_NOT,

		/** It must. */
		MUST

	}

}
