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
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.centrifugo.engine.broker.PresenceContract;
import io.centrifugo.engine.broker.PresenceManager;
import io.centrifugo.engine.broker.PresenceStats;
import io.centrifugo.engine.broker.redis.connection.RedisShard;
import io.centrifugo.engine.protocol.ClientInfo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedisPresenceManager}.
 */
class RedisPresenceManagerIntegrationTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static RedisProcess redis;

	private static RedisShard shard;

	@BeforeAll
	static void start() {
		redis = new RedisProcess();
		shard = redis.shard("redis");
		shard.start().block(LIMIT);
	}

	@AfterAll
	static void stop() {
		shard.close();
		redis.close();
	}

	@Test
	void clientsExpire() {
		Clock now = Clock.systemUTC();
		ClientInfo info = new ClientInfo("u1", "c1");
		manager(true, now).add("expiring", info).block(LIMIT);
		PresenceManager later = manager(true, Clock.offset(now, Duration.ofSeconds(61)));
		assertThat(later.stats("expiring").block(LIMIT)).isEqualTo(new PresenceStats(0, 0));
		assertThat(later.presence("expiring").block(LIMIT)).isEmpty();
	}

	@Test
	void keysAreTheOriginals() {
		String channel = "c" + UUID.randomUUID();
		manager(true, Clock.systemUTC()).add(channel, new ClientInfo("u1", "c1")).block(LIMIT);
		assertThat(redis.commands().hget("centrifugo.presence.user.clients." + channel, "u1")).isEqualTo("1");
		assertThat(redis.commands().zscore("centrifugo.presence.user.expire." + channel, "u1")).isPositive();
		assertThat(redis.commands().zscore("centrifugo.presence.expire." + channel, "c1")).isPositive();
		assertThat(redis.commands().hget("centrifugo.presence.data." + channel, "c1"))
			.isEqualTo("\n\u0002u1\u0012\u0002c1");
		assertThat(redis.commands().ttl("centrifugo.presence.data." + channel)).isBetween(55L, 60L);
	}

	private static RedisPresenceManager manager(boolean userMapping, Clock clock) {
		return new RedisPresenceManager(List.of(shard),
				new RedisPresenceOptions("centrifugo", Duration.ofSeconds(60), userMapping), clock);
	}

	/**
	 * Statistics by loading everybody.
	 */
	@Nested
	class WithoutUserMapping extends PresenceContract {

		@Override
		protected PresenceManager presence() {
			return manager(false, Clock.systemUTC());
		}

	}

	/**
	 * Statistics by counters.
	 */
	@Nested
	class WithUserMapping extends PresenceContract {

		@Override
		protected PresenceManager presence() {
			return manager(true, Clock.systemUTC());
		}

	}

}
