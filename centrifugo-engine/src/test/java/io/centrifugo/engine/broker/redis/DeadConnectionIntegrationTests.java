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

import org.junit.jupiter.api.Test;

import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.broker.redis.connection.RedisShardOptions;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.testkit.ClusterClient;
import io.centrifugo.engine.testkit.StallingProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for connections that stay open but carry nothing any more.
 */
class DeadConnectionIntegrationTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@Test
	void deadConnectionsAreReplacedAndNothingIsLost() {
		RedisBrokerOptions options = RedisBrokerOptions.DEFAULTS.withProbeInterval(Duration.ofMillis(300));
		try (RedisProcess redis = new RedisProcess();
				StallingProxy proxy = new StallingProxy(redis.port());
				ClusterNode publishing = new ClusterNode("publishing", List.of(redis.shard("redis")));
				ClusterNode node = new ClusterNode("node",
						List.of(RedisProcess.shard(proxy.port(), DeadConnectionIntegrationTests::impatient)),
						options)) {
			ClusterClient client = node.connect("u1");
			client.subscribe(2, "kept:numbers");
			publish(publishing, 1);
			await().atMost(LIMIT).until(() -> client.data().equals(List.of(1)));
			proxy.stall();
			publish(publishing, 2);
			await().atMost(LIMIT).until(() -> client.data().equals(List.of(1, 2)));
			publish(publishing, 3);
			await().atMost(LIMIT).until(() -> client.data().equals(List.of(1, 2, 3)));
			assertThat(node.node().health().block(LIMIT)).isNotEmpty()
				.allSatisfy((part, problem) -> assertThat(problem).isEmpty());
		}
	}

	private static RedisShardOptions impatient(RedisShardOptions options) {
		return options.withName("proxied").withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(2));
	}

	private static void publish(ClusterNode node, int n) {
		node.node()
			.broker()
			.publish("kept:numbers", Payload.of("" + n), PublishOptions.withHistory(ClusterNode.HISTORY))
			.block(LIMIT);
	}

}
