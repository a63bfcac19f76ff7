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

package io.centrifugo.engine.broker.redis;

import java.time.Duration;

/**
 * Settings of {@link RedisBroker} and {@link RedisController}, equal on all nodes but for
 * the last two.
 *
 * @param prefix what all keys and pub/sub channels begin with
 * @param pubSubConnections pub/sub connections per shard, among which channels are spread
 * @param probeInterval how long a pub/sub connection may be silent before it is probed;
 * three more and it is given up
 * @since 0.1.0
 */
public record RedisBrokerOptions(String prefix, int pubSubConnections, Duration probeInterval) {

	/** The original's prefix; one pub/sub connection for every four processors. */
	public static final RedisBrokerOptions DEFAULTS = new RedisBrokerOptions("centrifugo",
			Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 4)), Duration.ofSeconds(1));

	/**
	 * Keep this cluster apart from others on the same Redis.
	 * @param replacement the prefix
	 * @return a copy
	 */
	public RedisBrokerOptions withPrefix(String replacement) {
		return new RedisBrokerOptions(replacement, this.pubSubConnections, this.probeInterval);
	}

	/**
	 * Spread the work of receiving over more or fewer threads.
	 * @param replacement connections per shard, at least 1
	 * @return a copy
	 */
	public RedisBrokerOptions withPubSubConnections(int replacement) {
		return new RedisBrokerOptions(this.prefix, replacement, this.probeInterval);
	}

	/**
	 * Notice dead connections sooner or later.
	 * @param replacement the interval
	 * @return a copy
	 */
	public RedisBrokerOptions withProbeInterval(Duration replacement) {
		return new RedisBrokerOptions(this.prefix, this.pubSubConnections, replacement);
	}

}
