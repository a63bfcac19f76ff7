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

import io.lettuce.core.Range;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.redis.connection.RedisShard;

/**
 * Refuses, at the start, a Redis that cannot be used.
 */
final class ServerCheck {

	private ServerCheck() {
	}

	static Mono<Void> run(RedisShard shard, RedisKeys keys) {
		return streams(shard, keys).then(standalone(shard));
	}

	private static Mono<Void> streams(RedisShard shard, RedisKeys keys) {
		return shard.call((commands) -> commands.xrange(keys.startCheck(), Range.create("0-0", "0-0")))
			.onErrorMap(RedisCommandExecutionException.class,
					(ex) -> new IllegalStateException("Redis of " + shard.name()
							+ " cannot be used, version 5 or later is needed: " + ex.getMessage()))
			.then();
	}

	/**
	 * The original's nodes find out by themselves whether they talk to a cluster, and
	 * then use other keys.
	 */
	private static Mono<Void> standalone(RedisShard shard) {
		return shard.call(RedisClusterAsyncCommands::clusterSlots)
			.flatMap((slots) -> Mono.<Void>error(
					new IllegalStateException("Redis of " + shard.name() + " is a cluster, which is not supported")))
			.onErrorResume(RedisCommandExecutionException.class, (ex) -> Mono.empty());
	}

}
