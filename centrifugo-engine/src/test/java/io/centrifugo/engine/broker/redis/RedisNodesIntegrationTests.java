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

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.centrifugo.engine.broker.NodesContract;
import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.node.control.NodeInfo;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.testkit.ClusterClient;
import io.centrifugo.engine.testkit.ClusterMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for two nodes on two healthy servers.
 */
class RedisNodesIntegrationTests extends NodesContract {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static RedisProcess redis;

	private static RedisProcess secondRedis;

	private static ClusterNode first;

	private static ClusterNode second;

	@BeforeAll
	static void start() {
		redis = new RedisProcess();
		secondRedis = new RedisProcess();
		first = new ClusterNode("first", List.of(redis.shard("a"), secondRedis.shard("b")));
		second = new ClusterNode("second", List.of(redis.shard("a"), secondRedis.shard("b")));
	}

	@AfterAll
	static void stop() {
		first.close();
		second.close();
		redis.close();
		secondRedis.close();
	}

	@Override
	protected ClusterMember first() {
		return first;
	}

	@Override
	protected ClusterMember second() {
		return second;
	}

	@Test
	void publicationsCrossOverBothServers() {
		ClusterClient client = first.connect("u1");
		for (int i = 0; i < 8; i++) {
			client.subscribe(10 + i, "kept:news" + i);
		}
		for (int i = 0; i < 8; i++) {
			second.node()
				.broker()
				.publish("kept:news" + i, Payload.of("" + i), PublishOptions.withHistory(ClusterNode.HISTORY))
				.block(LIMIT);
		}
		await().atMost(LIMIT).until(() -> client.data().size() == 8);
		assertThat(client.data()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
		assertThat(redis.commands().keys("centrifugo.stream.kept:news*")).isNotEmpty();
		assertThat(secondRedis.commands().keys("centrifugo.stream.kept:news*")).isNotEmpty();
	}

	@Test
	void joinsLeavesAndPresenceCross() {
		ClusterClient watching = first.connect("watching");
		watching.subscribe(2, "room");
		ClusterClient coming = second.connect("coming");
		coming.subscribe(2, "room");
		await().atMost(LIMIT).until(() -> watching.pushes("\"join\"", "coming") > 0);
		assertThat(watching.request("{\"id\":3,\"presence\":{\"channel\":\"room\"}}")).contains("watching")
			.contains("coming");
		assertThat(watching.request("{\"id\":4,\"presence_stats\":{\"channel\":\"room\"}}"))
			.contains("\"num_clients\":2,\"num_users\":2");
		coming.request("{\"id\":5,\"unsubscribe\":{\"channel\":\"room\"}}");
		await().atMost(LIMIT).until(() -> watching.pushes("\"leave\"", "coming") > 0);
		assertThat(watching.request("{\"id\":6,\"presence\":{\"channel\":\"room\"}}")).doesNotContain("coming");
	}

	@Test
	void nodesKnowEachOther() {
		for (ClusterNode node : List.of(first, second)) {
			await().atMost(LIMIT)
				.untilAsserted(() -> assertThat(node.node().nodes()).extracting(NodeInfo::name)
					.containsExactlyInAnyOrder("first", "second"));
		}
	}

	@Test
	void channelsAreCountedOnBothNodes() {
		first.connect("u1").subscribe(2, "counted");
		second.connect("u2").subscribe(2, "counted");
		await().atMost(LIMIT).until(() -> second.node().nodes().size() == 2);
		assertThat(second.node().activeChannels("coun*").block(LIMIT)).containsEntry("counted", 2);
	}

}
