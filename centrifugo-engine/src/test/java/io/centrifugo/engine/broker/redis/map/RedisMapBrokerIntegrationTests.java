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

package io.centrifugo.engine.broker.redis.map;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import io.centrifugo.engine.broker.RecordedEvents;
import io.centrifugo.engine.broker.map.Idempotency;
import io.centrifugo.engine.broker.map.MapBroker;
import io.centrifugo.engine.broker.map.MapBrokerContract;
import io.centrifugo.engine.broker.map.MapPublishOptions;
import io.centrifugo.engine.broker.map.MapStateFilter;
import io.centrifugo.engine.broker.map.WriteCondition;
import io.centrifugo.engine.broker.memory.SchedulerClock;
import io.centrifugo.engine.broker.redis.RedisBrokerOptions;
import io.centrifugo.engine.broker.redis.RedisProcess;
import io.centrifugo.engine.broker.redis.connection.RedisShard;
import io.centrifugo.engine.metrics.EngineMetrics;
import io.centrifugo.engine.protocol.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedisMapBroker} on one healthy server, expiry of keys in virtual time.
 */
class RedisMapBrokerIntegrationTests extends MapBrokerContract {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final RecordedEvents EVENTS = new RecordedEvents();

	private static final VirtualTimeScheduler TIME = VirtualTimeScheduler.create();

	private static RedisProcess redis;

	private static RedisShard shard;

	private static RedisMapBroker broker;

	@BeforeAll
	static void start() {
		TIME.advanceTimeTo(Instant.parse("2026-01-01T00:00:00Z"));
		redis = new RedisProcess();
		shard = redis.shard("redis");
		RedisMapBrokerOptions options = new RedisMapBrokerOptions(RedisBrokerOptions.DEFAULTS, Duration.ofMillis(50),
				100);
		broker = new RedisMapBroker(List.of(shard), options, new SchedulerClock(TIME), EngineMetrics.NOOP.broker(""));
		broker.start(EVENTS, CHANNELS).block(LIMIT);
	}

	@AfterAll
	static void stop() {
		broker.stop().block(LIMIT);
		shard.close();
		redis.close();
		TIME.dispose();
	}

	@Override
	protected MapBroker broker() {
		return broker;
	}

	@Override
	protected RecordedEvents events() {
		return EVENTS;
	}

	@Override
	protected void elapse(Duration time) {
		TIME.advanceTimeBy(time);
	}

	@Test
	void keysFieldsAndLifetimesAreTheOriginals() {
		String epoch = broker
			.publish(this.recoverable, "k", Payload.of("1"),
					new MapPublishOptions(null, Map.of(), false, Idempotency.of("i"),
							new WriteCondition(7, "ve", WriteCondition.KeyMode.REPLACE, false, null)))
			.block(LIMIT)
			.position()
			.epoch();
		assertThat(redis.commands().hgetall("centrifugo:meta:" + this.recoverable)).containsEntry("s", "1")
			.containsEntry("e", epoch);
		assertThat(redis.commands().hget("centrifugo:state:" + this.recoverable, "k")).startsWith("1:" + epoch + ":");
		assertThat(redis.commands().hgetall("centrifugo:state:meta:" + this.recoverable)).containsEntry("epoch", epoch)
			.containsEntry("v:k", "7")
			.containsEntry("ve:k", "ve")
			.containsKey("updated_at");
		assertThat(redis.commands().pttl("centrifugo:state:" + this.recoverable)).isBetween(540_000L, 600_000L);
		assertThat(redis.commands().pttl("centrifugo:stream:" + this.recoverable)).isBetween(30_000L, 60_000L);
		assertThat(redis.commands().pttl("centrifugo.result." + this.recoverable + ".i")).isBetween(240_000L, 300_000L);
		assertThat(redis.commands().zscore("centrifugo:cleanup:channels", this.recoverable))
			.isEqualTo(redis.commands().zscore("centrifugo:state:expire:" + this.recoverable, "k"));
	}

	@Test
	void whenTheRegistryIsEarlyThenASweepCorrectsIt() {
		write(this.persistent, "k", "1");
		redis.commands().zadd("centrifugo:cleanup:channels", 1, this.persistent);
		Awaitility.await().until(() -> redis.commands().zscore("centrifugo:cleanup:channels", this.persistent) == null);
		assertThat(state(this.persistent, MapStateFilter.ALL).entries()).hasSize(1);
	}

	@Test
	void whenManyKeysExpireThenAllAreRemoved() {
		IntStream.range(0, 250).forEach((i) -> write(this.ephemeral, "k" + i, "" + i));
		elapse(KEY_TTL);
		Awaitility.await().atMost(LIMIT).until(() -> EVENTS.of(this.ephemeral).size() == 500);
		assertThat(redis.commands().exists("centrifugo:state:" + this.ephemeral)).isZero();
		Awaitility.await().until(() -> redis.commands().zscore("centrifugo:cleanup:channels", this.ephemeral) == null);
	}

	@Test
	void whenStateIsOfAnEpochThatIsGoneThenItDoesNotCount() {
		write(this.persistent, "old", "1");
		redis.commands().del("centrifugo:meta:" + this.persistent);
		assertThat(state(this.persistent, MapStateFilter.ALL).entries()).isEmpty();
		write(this.persistent, "new", "2");
		assertThat(state(this.persistent, MapStateFilter.ALL).entries()).hasSize(1);
		assertThat(stream(this.persistent, null, -1).publications()).hasSize(1);
	}

	@Test
	void healthIsGood() {
		assertThat(broker.check().block(LIMIT)).isNotEmpty().allSatisfy((part, text) -> assertThat(text).isEmpty());
	}

}
