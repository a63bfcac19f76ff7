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
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.lettuce.core.KillArgs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.broker.PublishResult;
import io.centrifugo.engine.broker.redis.connection.RedisShard;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.testkit.ClusterClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for two nodes on a server that fails. Commands may take two seconds here.
 */
class RedisFailureIntegrationTests {

	private static final Duration LIMIT = Duration.ofSeconds(15);

	private static final Duration BOUND = Duration.ofSeconds(4);

	private RedisProcess redis;

	private ClusterNode first;

	private ClusterNode second;

	@BeforeEach
	void start() {
		this.redis = new RedisProcess();
		this.first = new ClusterNode("first", List.of(shard()));
		this.second = new ClusterNode("second", List.of(shard()));
	}

	private RedisShard shard() {
		return this.redis.shard((options) -> options.withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(2)));
	}

	@AfterEach
	void stop() {
		this.first.close();
		this.second.close();
		this.redis.close();
	}

	@Test
	void nothingIsLostWhenPubSubConnectionsBreak() {
		ClusterClient client = this.first.connect("u1");
		client.subscribe(2, "kept:numbers");
		int count = 2000;
		AtomicInteger published = new AtomicInteger();
		Flux.range(1, count)
			.delayElements(Duration.ofMillis(1))
			.concatMap((n) -> publish("kept:numbers", n).doOnSuccess((result) -> breakNowAndThen(published)))
			.blockLast(Duration.ofSeconds(30));
		await().atMost(LIMIT).until(() -> client.data().size() >= count);
		assertThat(client.data()).containsExactlyElementsOf(IntStream.rangeClosed(1, count).boxed().toList());
		assertThat(client.received()).anyMatch((line) -> line.contains("\"code\":2500"));
	}

	private void breakNowAndThen(AtomicInteger published) {
		if (published.incrementAndGet() % 600 == 300) {
			breakPubSub();
		}
	}

	private void breakPubSub() {
		assertThat(this.redis.commands().clientKill(KillArgs.Builder.typePubsub())).isPositive();
	}

	@Test
	void subscriptionsAreAskedForWhilePubSubIsAway() {
		ClusterClient client = this.first.connect("u1");
		client.subscribe(2, "before");
		for (int i = 0; i < 5; i++) {
			breakPubSub();
			assertThat(client.subscribe(10 + i, "during" + i)).contains("\"subscribe\":{");
		}
		publish("before", 1).block(LIMIT);
		publish("during0", 2).block(LIMIT);
		publish("during4", 3).block(LIMIT);
		await().atMost(LIMIT).until(() -> client.data().size() == 3);
	}

	@Test
	void allComesBackWhenTheServerDoes() {
		ClusterClient client = this.first.connect("u1");
		client.subscribe(2, "kept:numbers");
		client.subscribe(3, "plain");
		publish("kept:numbers", 1).block(LIMIT);
		await().atMost(LIMIT).until(() -> client.data().equals(List.of(1)));

		ClusterClient lateClient = this.first.connect("u2");
		this.redis.stop();
		await().atMost(BOUND).until(() -> !healthy(this.first) && !healthy(this.second));
		assertFailsInTime(publish("kept:numbers", 2));
		assertFailsInTime(publish("plain", 2));
		lateClient.send("{\"id\":2,\"subscribe\":{\"channel\":\"other\"}}");
		await().atMost(BOUND).until(() -> Disconnect.SERVER_ERROR.equals(lateClient.disconnect()));

		this.redis.start();
		await().atMost(LIMIT).until(() -> healthy(this.first) && healthy(this.second));
		assertThat(client.subscribe(5, "other")).contains("\"subscribe\":{");
		await().atMost(LIMIT)
			.until(() -> client.received().stream().anyMatch((line) -> line.contains("\"code\":2500")));
		await().atMost(LIMIT)
			.until(() -> client.received().stream().anyMatch((line) -> line.startsWith("{\"id\":100,")));
		for (String channel : List.of("kept:numbers", "plain", "other")) {
			publish(channel, 3).block(LIMIT);
		}
		await().atMost(LIMIT)
			.untilAsserted(
					() -> assertThat(client.data()).describedAs("%s", client.received()).containsExactly(1, 3, 3, 3));
		await().atMost(LIMIT).until(() -> this.first.node().nodes().size() == 2);
	}

	@Test
	void callsEndInTimeWhileTheServerHangs() {
		this.redis.commands().clientPause(5000);
		assertFailsInTime(publish("kept:numbers", 1));
		assertFailsInTime(publish("plain", 1));
		assertFailsInTime(this.first.node().presence().presence("plain"));
		await().atMost(LIMIT).until(() -> healthy(this.first) && healthy(this.second));
		assertThat(publish("kept:numbers", 1).block(LIMIT)).isNotNull();
	}

	private static void assertFailsInTime(Mono<?> call) {
		assertThatExceptionOfType(ErrorException.class).isThrownBy(() -> call.block(BOUND))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(100));
	}

	private static boolean healthy(ClusterNode node) {
		Map<String, String> checks = node.node().health().block(LIMIT);
		return checks != null && checks.values().stream().allMatch(String::isEmpty);
	}

	private Mono<PublishResult> publish(String channel, int n) {
		PublishOptions options = channel.startsWith("kept:") ? PublishOptions.withHistory(ClusterNode.HISTORY)
				: PublishOptions.NONE;
		return this.second.node().broker().publish(channel, Payload.of("" + n), options);
	}

}
