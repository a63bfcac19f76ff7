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

package io.centrifugo.engine.handler;

import java.util.List;

import io.centrifugo.engine.protocol.Payload;

/**
 * Values of keys of a shared poll channel.
 *
 * @param items the values
 * @param epoch scope in which versions compare; when it changes clients start anew. Empty
 * for no such thing, and of no meaning where versions are the server's
 * @since 0.1.0
 */
public record SharedPollAnswer(List<Item> items, String epoch) {

	/** Nothing has changed. */
	public static final SharedPollAnswer UNCHANGED = new SharedPollAnswer(List.of(), "");

	public SharedPollAnswer {
		items = List.copyOf(items);
	}

	/**
	 * A value.
	 *
	 * @param key the key
	 * @param data its value
	 * @param version version of the value, unsigned; 0 where versions are the server's
	 * @param removed whether the key is gone
	 * @param previousData value of the version that was known, if a delta against it may
	 * be sent; else empty
	 */
	public record Item(String key, Payload data, long version, boolean removed, Payload previousData) {

		/**
		 * Create a value.
		 * @param key the key
		 * @param data its value
		 * @param version its version, 0 where versions are the server's
		 * @return the item
		 */
		public static Item of(String key, Payload data, long version) {
			return new Item(key, data, version, false, Payload.EMPTY);
		}

		/**
		 * Tell that a key is gone.
		 * @param key the key
		 * @return the item
		 */
		public static Item removed(String key) {
			return new Item(key, Payload.EMPTY, 0, true, Payload.EMPTY);
		}

	}

}
