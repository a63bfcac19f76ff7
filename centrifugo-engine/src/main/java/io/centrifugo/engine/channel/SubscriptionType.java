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

import org.jspecify.annotations.Nullable;

/**
 * What kind of subscription a namespace serves. No other kind is accepted there.
 *
 * @since 0.1.0
 */
public enum SubscriptionType {

	/** Publications as they come. */
	STREAM("stream", 0),

	/** State by key. */
	MAP("map", 1),

	/** Presence as a map, a key for each client. */
	MAP_CLIENTS("map_clients", 2),

	/** Presence as a map, a key for each user. */
	MAP_USERS("map_users", 3),

	/** Keys that the server polls a backend for. */
	SHARED_POLL("shared_poll", 4);

	private final String value;

	private final int number;

	SubscriptionType(String value, int number) {
		this.value = value;
		this.number = number;
	}

	/**
	 * Return the value in configuration.
	 * @return a name such as {@code map_clients}
	 */
	public String value() {
		return this.value;
	}

	/**
	 * Return the number in subscribe requests.
	 * @return the number of the client protocol
	 */
	public int number() {
		return this.number;
	}

	/**
	 * Find a type by its number.
	 * @param number the number of the client protocol
	 * @return the type, {@code null} if there is none
	 */
	public static @Nullable SubscriptionType of(int number) {
		return (number >= 0 && number < values().length) ? values()[number] : null;
	}

	/**
	 * Return whether this is one of the map kinds.
	 * @return {@code true} for map, map_clients and map_users
	 */
	public boolean map() {
		return this == MAP || this == MAP_CLIENTS || this == MAP_USERS;
	}

}
