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
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.BrokerContract;
import io.centrifugo.engine.broker.RecordedEvents;
import io.centrifugo.engine.broker.redis.connection.RedisShard;
import io.centrifugo.engine.metrics.EngineMetrics;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedisBroker} over version 2 of the protocol.
 */
class OlderProtocolIntegrationTests extends BrokerContract {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final RecordedEvents EVENTS = new RecordedEvents();

	private static RedisProcess redis;

	private static RedisShard shard;

	private static RedisBroker broker;

	@BeforeAll
	static void start() {
		redis = new RedisProcess();
		shard = redis.shard((options) -> options.withForceResp2(true));
		broker = new RedisBroker(List.of(shard), RedisBrokerOptions.DEFAULTS, EngineMetrics.NOOP.broker(""));
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
	void manyChannelsAreSubscribedAtOnce() {
		List<String> channels = IntStream.range(0, 3000).mapToObj((i) -> "many:" + i).toList();
		broker.subscribe(channels).block(LIMIT);
		assertThat(redis.commands().pubsubChannels("centrifugo.client.many:*")).hasSize(3000);
	}

}
