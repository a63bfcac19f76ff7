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
import java.util.List;

import io.centrifugo.engine.broker.redis.connection.RedisShard;
import io.centrifugo.engine.metrics.EngineMetrics;
import io.centrifugo.engine.testkit.ClusterMember;

/**
 * A whole node on Redis.
 */
final class ClusterNode extends ClusterMember {

	private final List<RedisShard> shards;

	ClusterNode(String name, List<RedisShard> shards) {
		this(name, shards, RedisBrokerOptions.DEFAULTS);
	}

	ClusterNode(String name, List<RedisShard> shards, RedisBrokerOptions options) {
		super(name,
				(builder) -> builder.broker(new RedisBroker(shards, options, EngineMetrics.NOOP.broker("")))
					.presenceManager(new RedisPresenceManager(shards, RedisPresenceOptions.DEFAULTS, Clock.systemUTC()))
					.controller(new RedisController(shards, options, EngineMetrics.NOOP.broker(""))));
		this.shards = shards;
	}

	@Override
	protected void disconnect() {
		this.shards.forEach(RedisShard::close);
	}

}
