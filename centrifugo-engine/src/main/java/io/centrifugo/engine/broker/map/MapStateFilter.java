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
 * Which part of the state to read.
 *
 * @param revision position that came with an earlier page; its epoch must still hold
 * @param cursor cursor that came with an earlier page, empty for the first
 * @param limit size of the page, which brokers may exceed; 0 for the position only, -1
 * for all
 * @param key the only key wanted, for which cursor and limit do not count; empty for all
 * @since 0.1.0
 */
public record MapStateFilter(@Nullable StreamPosition revision, String cursor, int limit, String key) {

	/** No limit. */
	public static final int NO_LIMIT = -1;

	/** Everything. */
	public static final MapStateFilter ALL = new MapStateFilter(null, "", NO_LIMIT, "");

	/**
	 * Create a filter for one key.
	 * @param key the key
	 * @return the filter
	 */
	public static MapStateFilter key(String key) {
		return new MapStateFilter(null, "", NO_LIMIT, key);
	}

}
