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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.ChannelSubscriptions;

/**
 * The pub/sub connections of a broker: some for each shard, among which channels are
 * spread.
 *
 * @since 0.1.0
 */
public final class PubSubLoops implements ChannelSubscriptions {

	private static final int LOOPS_AT_ONCE = 64;

	private final RedisShards shards;

	private final List<List<PubSubLoop>> loops = new ArrayList<>();

	/**
	 * Create connections, not open yet.
	 * @param shards the shards
	 * @param perShard connections of each
	 * @param settings what a connection is for, by shard and number
	 */
	public PubSubLoops(RedisShards shards, int perShard, BiFunction<RedisShard, Integer, PubSubSettings> settings) {
		this.shards = shards;
		for (RedisShard shard : shards.all()) {
			List<PubSubLoop> ofShard = new ArrayList<>();
			for (int i = 0; i < perShard; i++) {
				ofShard.add(new PubSubLoop(shard, settings.apply(shard, i)));
			}
			this.loops.add(ofShard);
		}
	}

	/**
	 * Open all.
	 * @return completes when they are subscribed
	 */
	public Mono<Void> start() {
		return all().flatMap(PubSubLoop::start).then();
	}

	/**
	 * Close all.
	 * @return completes when they are closed
	 */
	public Mono<Void> stop() {
		return all().flatMap(PubSubLoop::stop).then();
	}

	private Flux<PubSubLoop> all() {
		return Flux.fromIterable(this.loops).flatMapIterable((ofShard) -> ofShard);
	}

	@Override
	public Mono<Void> subscribe(Collection<String> channels) {
		return forLoops(channels, PubSubLoop::subscribe);
	}

	@Override
	public Mono<Void> unsubscribe(Collection<String> channels) {
		return forLoops(channels, PubSubLoop::unsubscribe);
	}

	private Mono<Void> forLoops(Collection<String> channels,
			BiFunction<PubSubLoop, List<String>, Mono<Void>> operation) {
		return Flux.defer(() -> Flux.fromIterable(RedisShards.group(channels, this::loop).entrySet()))
			.flatMapDelayError((group) -> operation.apply(group.getKey(), group.getValue()), LOOPS_AT_ONCE,
					LOOPS_AT_ONCE)
			.then()
			.onErrorMap(RedisFailures::translate);
	}

	private PubSubLoop loop(String channel) {
		List<PubSubLoop> ofShard = this.loops.get(this.shards.index(channel));
		return ofShard.get(ConsistentHash.index(channel, ofShard.size()));
	}

	/**
	 * Tell how the connections are.
	 * @param results receives what is wrong with each, or an empty text
	 */
	public void check(Map<String, String> results) {
		this.loops.forEach((ofShard) -> ofShard.forEach((loop) -> results.put(loop.name(), loop.check())));
	}

}
