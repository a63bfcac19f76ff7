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

import java.time.Duration;

import io.centrifugo.engine.channel.MapOptions;

/**
 * How a channel keeps state, every default resolved.
 *
 * @param streamed whether changes are kept, so that they have offsets and can be caught
 * up with
 * @param keyTtl lifetime of a key without an update, zero for ever
 * @param streamSize most changes kept
 * @param streamTtl how long they are kept
 * @param metaTtl how long offset and epoch outlive them, zero for ever
 * @since 0.1.0
 */
public record MapSettings(boolean streamed, Duration keyTtl, int streamSize, Duration streamTtl, Duration metaTtl) {

	private static final int STREAM_SIZE = 100;

	private static final Duration STREAM_TTL = Duration.ofMinutes(1);

	private static final int META_FACTOR = 10;

	/**
	 * Resolve the options of a namespace.
	 * @param options options that were found valid
	 * @return the settings
	 * @throws IllegalArgumentException if the namespace keeps no state
	 */
	public static MapSettings of(MapOptions options) {
		return switch (options.mode()) {
			case UNSET -> throw new IllegalArgumentException("Not a map channel");
			case EPHEMERAL -> new MapSettings(false, options.keyTtl(), 0, Duration.ZERO, Duration.ZERO);
			case RECOVERABLE, PERSISTENT -> streamed(options);
		};
	}

	private static MapSettings streamed(MapOptions options) {
		MapOptions.Stream stream = options.stream();
		Duration ttl = orElse(stream.ttl(), STREAM_TTL);
		boolean expires = !options.keyTtl().isZero();
		Duration derived = expires ? longest(ttl.multipliedBy(META_FACTOR), options.keyTtl()) : Duration.ZERO;
		return new MapSettings(true, options.keyTtl(), (stream.size() > 0) ? stream.size() : STREAM_SIZE, ttl,
				orElse(stream.metaTtl(), derived));
	}

	private static Duration orElse(Duration value, Duration fallback) {
		return value.isZero() ? fallback : value;
	}

	private static Duration longest(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

}
