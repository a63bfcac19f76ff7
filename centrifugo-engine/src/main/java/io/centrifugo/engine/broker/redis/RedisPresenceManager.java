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

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.BrokerHealth;
import io.centrifugo.engine.broker.PresenceManager;
import io.centrifugo.engine.broker.PresenceStats;
import io.centrifugo.engine.broker.redis.connection.RedisFailures;
import io.centrifugo.engine.broker.redis.connection.RedisShard;
import io.centrifugo.engine.broker.redis.connection.RedisShards;
import io.centrifugo.engine.broker.redis.connection.RedisValue;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.protobuf.ClientInfoProtobuf;

/**
 * Presence in Redis, shared with the original's nodes. Entries expire by this machine's
 * clock: clocks of nodes must agree to within seconds.
 *
 * @since 0.1.0
 */
public final class RedisPresenceManager implements PresenceManager, BrokerHealth {

	private final RedisShards shards;

	private final RedisPresenceOptions options;

	private final RedisKeys keys;

	private final Clock clock;

	/**
	 * Create a presence manager.
	 * @param shards the shards, in the order that all nodes share; they stay the caller's
	 * @param options settings
	 * @param clock what time it is
	 */
	public RedisPresenceManager(List<RedisShard> shards, RedisPresenceOptions options, Clock clock) {
		this.shards = new RedisShards(shards);
		RedisScript.load(shards, RedisScript.PRESENCE_ADD, RedisScript.PRESENCE_REMOVE, RedisScript.PRESENCE_GET,
				RedisScript.PRESENCE_STATS);
		this.options = options;
		this.keys = new RedisKeys(options.prefix(), false);
		this.clock = clock;
	}

	@Override
	public Mono<Void> start() {
		return this.shards.start();
	}

	@Override
	public Mono<Void> add(String channel, ClientInfo info) {
		return Mono.defer(() -> {
			long ttl = Math.max(1, this.options.ttl().toSeconds());
			return RedisScript.PRESENCE_ADD.run(this.shards.of(channel), allKeys(channel), RedisValue.of(ttl),
					RedisValue.of(now() + ttl), RedisValue.of(info.client()), ClientInfoProtobuf.encode(info),
					RedisValue.of(info.user()), RedisValue.flag(this.options.userMapping()));
		}).then().onErrorMap(RedisFailures::translate);
	}

	@Override
	public Mono<Void> remove(String channel, String client, String user) {
		return Mono
			.defer(() -> RedisScript.PRESENCE_REMOVE.run(this.shards.of(channel), allKeys(channel),
					RedisValue.of(client), RedisValue.of(user), RedisValue.flag(this.options.userMapping())))
			.then()
			.onErrorMap(RedisFailures::translate);
	}

	@Override
	public Mono<Map<String, ClientInfo>> presence(String channel) {
		return Mono.defer(() -> {
			byte[][] names = { this.keys.presenceExpiry(channel), this.keys.presenceClients(channel) };
			return RedisScript.PRESENCE_GET.run(this.shards.of(channel), names, RedisValue.of(now()));
		}).map(RedisPresenceManager::clients).onErrorMap(RedisFailures::translate);
	}

	private static Map<String, ClientInfo> clients(List<Object> reply) {
		Map<String, ClientInfo> clients = new HashMap<>();
		for (int i = 0; i + 1 < reply.size(); i += 2) {
			clients.put(RedisValue.text(reply.get(i)), ClientInfoProtobuf.decode((byte[]) reply.get(i + 1)));
		}
		return clients;
	}

	@Override
	public Mono<PresenceStats> stats(String channel) {
		if (!this.options.userMapping()) {
			return presence(channel).map(RedisPresenceManager::count);
		}
		return Mono.defer(
				() -> RedisScript.PRESENCE_STATS.run(this.shards.of(channel), allKeys(channel), RedisValue.of(now())))
			.map((reply) -> new PresenceStats((int) RedisValue.number(reply.get(0)),
					(int) RedisValue.number(reply.get(1))))
			.onErrorMap(RedisFailures::translate);
	}

	private static PresenceStats count(Map<String, ClientInfo> clients) {
		Set<String> users = new HashSet<>();
		clients.values().forEach((info) -> users.add(info.user()));
		return new PresenceStats(clients.size(), users.size());
	}

	private byte[][] allKeys(String channel) {
		return new byte[][] { this.keys.presenceExpiry(channel), this.keys.presenceClients(channel),
				this.keys.presenceUserExpiry(channel), this.keys.presenceUsers(channel) };
	}

	private long now() {
		return this.clock.millis() / 1000;
	}

	@Override
	public Mono<Map<String, String>> check() {
		return this.shards.check();
	}

}
