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

package io.centrifugo.engine.broker.redis.connection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The shards among which channels are spread, in the order that all nodes share.
 *
 * @since 0.1.0
 */
public final class RedisShards {

	private final List<RedisShard> shards;

	/**
	 * Create.
	 * @param shards the shards, at least one
	 */
	public RedisShards(List<RedisShard> shards) {
		if (shards.isEmpty()) {
			throw new IllegalArgumentException("'shards' must not be empty");
		}
		this.shards = List.copyOf(shards);
	}

	/**
	 * Return the shard of a channel.
	 * @param channel the channel
	 * @return the shard
	 */
	public RedisShard of(String channel) {
		return (this.shards.size() == 1) ? this.shards.get(0) : this.shards.get(index(channel));
	}

	int index(String channel) {
		return ConsistentHash.consistentIndex(channel, this.shards.size());
	}

	/**
	 * Return all shards.
	 * @return the shards in their order
	 */
	public List<RedisShard> all() {
		return this.shards;
	}

	/**
	 * Connect to all, which fails if one is away.
	 * @return completes when all are connected
	 */
	public Mono<Void> start() {
		return Flux.fromIterable(this.shards).flatMap(RedisShard::start).then();
	}

	/**
	 * Group channels by shard, or by whatever else a function chooses.
	 */
	static <K> Map<K, List<String>> group(Iterable<String> channels, Function<String, K> chooser) {
		Map<K, List<String>> groups = new LinkedHashMap<>();
		for (String channel : channels) {
			groups.computeIfAbsent(chooser.apply(channel), (key) -> new ArrayList<>()).add(channel);
		}
		return groups;
	}

	/**
	 * Check all connections for commands.
	 * @return name of each connection, with what is wrong with it or an empty text
	 */
	public Mono<Map<String, String>> check() {
		return Flux.fromIterable(this.shards)
			.flatMap((shard) -> shard.check().map((text) -> Map.entry(shard.name() + ".commands", text)))
			.collectMap(Map.Entry::getKey, Map.Entry::getValue, LinkedHashMap::new);
	}

}
