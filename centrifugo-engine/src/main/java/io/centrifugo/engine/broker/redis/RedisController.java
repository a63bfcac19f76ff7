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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.BrokerHealth;
import io.centrifugo.engine.broker.Controller;
import io.centrifugo.engine.broker.redis.connection.ConsistentHash;
import io.centrifugo.engine.broker.redis.connection.PubSubLoop;
import io.centrifugo.engine.broker.redis.connection.PubSubSettings;
import io.centrifugo.engine.broker.redis.connection.RedisFailures;
import io.centrifugo.engine.broker.redis.connection.RedisShard;
import io.centrifugo.engine.broker.redis.connection.RedisShards;
import io.centrifugo.engine.metrics.BrokerMetrics;

/**
 * Carries control messages over Redis pub/sub, to and from the original's nodes too.
 * Listens on all shards. Sends by one, always the same while it works, so that what one
 * node sends stays in order.
 *
 * @since 0.1.0
 */
public final class RedisController implements Controller, BrokerHealth {

	private final RedisShards shards;

	private final RedisBrokerOptions options;

	private final RedisKeys keys;

	private final BrokerMetrics metrics;

	private volatile List<PubSubLoop> loops = List.of();

	private volatile String nodeId = "";

	/**
	 * Create a controller.
	 * @param shards the shards, in the order that all nodes share; they stay the caller's
	 * @param options settings, the same as the broker's
	 * @param metrics recorder
	 */
	public RedisController(List<RedisShard> shards, RedisBrokerOptions options, BrokerMetrics metrics) {
		this.shards = new RedisShards(shards);
		this.options = options;
		this.keys = new RedisKeys(options.prefix(), false);
		this.metrics = metrics;
	}

	@Override
	public Mono<Void> start(String id, Consumer<byte[]> handler) {
		return this.shards.start().then(Mono.defer(() -> {
			this.nodeId = id;
			List<PubSubLoop> created = new ArrayList<>();
			this.shards.all().forEach((shard) -> created.add(new PubSubLoop(shard, settings(shard, id, handler))));
			this.loops = created;
			return Flux.fromIterable(created).flatMap(PubSubLoop::start).then();
		})).onErrorResume((ex) -> stop().then(Mono.error(ex)));
	}

	private PubSubSettings settings(RedisShard shard, String id, Consumer<byte[]> handler) {
		byte[] probe = this.keys.nodeProbe(id);
		return new PubSubSettings(shard.name() + ".control", List.of(this.keys.control(), this.keys.node(id), probe),
				probe, this.keys::node, (channel, message) -> {
					if (!Arrays.equals(channel, probe)) {
						handler.accept(message);
					}
				}, RedisController::ignore, this.options.probeInterval(), this.metrics);
	}

	private static void ignore(Collection<String> channels) {
	}

	@Override
	public Mono<Void> stop() {
		return Flux.defer(() -> Flux.fromIterable(this.loops)).flatMap(PubSubLoop::stop).then();
	}

	@Override
	public Mono<Void> publish(byte[] command, String target) {
		byte[] channel = target.isEmpty() ? this.keys.control() : this.keys.node(target);
		return publish(channel, command, 0).onErrorMap(RedisFailures::translate);
	}

	private Mono<Void> publish(byte[] channel, byte[] command, int attempt) {
		return Mono.defer(() -> {
			List<RedisShard> all = this.shards.all();
			RedisShard shard = all.get((ConsistentHash.index(this.nodeId, all.size()) + attempt) % all.size());
			Mono<Void> published = shard.call((commands) -> commands.publish(channel, command)).then();
			return (attempt + 1 < all.size()) ? published.onErrorResume((ex) -> publish(channel, command, attempt + 1))
					: published;
		});
	}

	@Override
	public Mono<Map<String, String>> check() {
		return this.shards.check().map((results) -> {
			this.loops.forEach((loop) -> results.put(loop.name(), loop.check()));
			return results;
		});
	}

}
