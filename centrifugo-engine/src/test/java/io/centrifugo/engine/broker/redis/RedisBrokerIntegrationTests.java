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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.BrokerContract;
import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.broker.PublishResult;
import io.centrifugo.engine.broker.RecordedEvents;
import io.centrifugo.engine.broker.redis.connection.RedisShard;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.metrics.EngineMetrics;
import io.centrifugo.engine.protocol.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedisBroker} on one healthy server.
 */
class RedisBrokerIntegrationTests extends BrokerContract {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final RecordedEvents EVENTS = new RecordedEvents();

	private static RedisProcess redis;

	private static RedisShard shard;

	private static RedisBroker broker;

	@BeforeAll
	static void start() {
		redis = new RedisProcess();
		shard = redis.shard("redis");
		broker = new RedisBroker(List.of(shard), RedisBrokerOptions.DEFAULTS.withPubSubConnections(2),
				EngineMetrics.NOOP.broker(""));
		broker.start(EVENTS).block(LIMIT);
	}

	@AfterAll
	static void stop() {
		broker.stop().block(LIMIT);
		shard.close();
		redis.close();
	}

	@Override
	protected Broker broker() {
		return broker;
	}

	@Override
	protected RecordedEvents events() {
		return EVENTS;
	}

	@Test
	void keysAndLifetimesAreTheOriginals() {
		String channel = "c" + UUID.randomUUID();
		HistoryOptions history = new HistoryOptions(10, Duration.ofSeconds(60), Duration.ofHours(1));
		PublishResult result = broker
			.publish(channel, Payload.of("{}"),
					new PublishOptions(history, null, Map.of(), "k", Duration.ofMinutes(5), false, 7, "ve"))
			.block(LIMIT);
		assertThat(result).isNotNull();
		Map<String, String> meta = new HashMap<>(redis.commands().hgetall("centrifugo.stream.meta." + channel));
		assertThat(meta).containsEntry("s", "1")
			.containsEntry("e", result.position().epoch())
			.containsEntry("v", "7")
			.containsEntry("ve", "ve");
		assertThat(redis.commands().ttl("centrifugo.stream.meta." + channel)).isBetween(3595L, 3600L);
		assertThat(redis.commands().ttl("centrifugo.stream." + channel)).isBetween(55L, 60L);
		assertThat(redis.commands().ttl("centrifugo.result." + channel + ".k")).isBetween(295L, 300L);
		assertThat(redis.commands().xlen("centrifugo.stream." + channel)).isEqualTo(1);
	}

	@Test
	void unsubscribedChannelIsNotReceived() {
		String channel = "c" + UUID.randomUUID();
		broker.subscribe(List.of(channel)).block(LIMIT);
		assertThat(redis.commands().pubsubNumsub("centrifugo.client." + channel))
			.containsEntry("centrifugo.client." + channel, 1L);
		broker.unsubscribe(List.of(channel)).block(LIMIT);
		assertThat(redis.commands().pubsubNumsub("centrifugo.client." + channel))
			.containsEntry("centrifugo.client." + channel, 0L);
	}

	@Test
	void healthIsGood() {
		assertThat(broker.check().block(LIMIT)).containsOnlyKeys("redis.commands", "redis.pubsub-0", "redis.pubsub-1")
			.containsValue("")
			.allSatisfy((part, text) -> assertThat(text).isEmpty());
	}

	@Test
	void scriptsSurviveAFlush() {
		redis.commands().scriptFlush();
		String channel = "c" + UUID.randomUUID();
		HistoryOptions history = new HistoryOptions(10, Duration.ofSeconds(60), Duration.ofHours(1));
		assertThat(broker.publish(channel, Payload.of("{}"), PublishOptions.withHistory(history)).block(LIMIT))
			.isNotNull();
	}

	@Test
	void manyChannelsAreSubscribedAtOnce() {
		List<String> channels = IntStream.range(0, 3000).mapToObj((i) -> "many:" + i).toList();
		broker.subscribe(channels).block(LIMIT);
		assertThat(redis.commands().pubsubChannels("centrifugo.client.many:*")).hasSize(3000);
		broker.unsubscribe(channels).block(LIMIT);
		assertThat(redis.commands().pubsubChannels("centrifugo.client.many:*")).isEmpty();
	}

}
