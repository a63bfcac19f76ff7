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

package io.centrifugo.engine.broker.nats;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.broker.PublishResult;
import io.centrifugo.engine.broker.nats.connection.NatsLinkOptions;
import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.testkit.ClusterClient;
import io.centrifugo.engine.testkit.StallingProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for two nodes on a server that fails. Answers may take two seconds here.
 */
class NatsFailureIntegrationTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final Duration BOUND = Duration.ofSeconds(5);

	private NatsProcess nats;

	private NatsNode first;

	private NatsNode second;

	@BeforeEach
	void start() {
		this.nats = new NatsProcess();
		this.first = new NatsNode("first", quick(this.nats.options()));
		this.second = new NatsNode("second", quick(this.nats.options()));
	}

	private static NatsLinkOptions quick(NatsLinkOptions options) {
		return options.withProbes(Duration.ofSeconds(2), Duration.ofSeconds(1));
	}

	@AfterEach
	void stop() {
		if (this.nats != null) {
			this.first.close();
			this.second.close();
			this.nats.close();
		}
	}

	@Test
	void allComesBackWhenTheServerDoes() {
		ClusterClient client = this.first.connect("u1");
		for (int i = 0; i < 20; i++) {
			client.subscribe(10 + i, "channel" + i);
		}
		client.request("{\"id\":5,\"unsubscribe\":{\"channel\":\"channel19\"}}");
		this.nats.stop();
		await().atMost(BOUND).until(() -> !healthy(this.first) && !healthy(this.second));
		assertFailsInTime(publish("channel0", 0));

		this.nats.start();
		await().atMost(LIMIT).until(() -> healthy(this.first) && healthy(this.second));
		for (int i = 0; i < 20; i++) {
			publish("channel" + i, i).block(LIMIT);
		}
		publish("channel0", 100).block(LIMIT);
		await().atMost(LIMIT).until(() -> client.data().contains(100) && client.data().size() >= 20);
		assertThat(client.data()).doesNotHaveDuplicates().doesNotContain(19).hasSize(20);
		await().atMost(LIMIT).until(() -> this.first.node().nodes().size() == 2);
		// The hub keeps a channel for a while that nobody listens to
		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(this.nats.subscriptions())
				.filteredOn((subject) -> subject.startsWith("centrifugo.client."))
				.doesNotHaveDuplicates()
				.hasSize(19));
	}

	@Test
	void subscriptionsWaitForTheServer() {
		this.nats.stop();
		await().atMost(BOUND).until(() -> !healthy(this.first));
		Mono<Void> subscribed = this.first.node().broker().subscribe(List.of("late")).cache();
		subscribed.subscribe(null, (ex) -> {
		});
		assertFailsInTime(this.first.node().broker().subscribe(List.of("too-late")));
		assertFailsInTime(subscribed);

		this.nats.start();
		await().atMost(LIMIT).until(() -> healthy(this.first));
		assertThat(this.nats.subscriptions()).filteredOn((subject) -> subject.contains("late")).isEmpty();
		this.first.node().broker().subscribe(List.of("late")).block(LIMIT);
		assertThat(this.nats.subscriptions()).filteredOn((subject) -> subject.contains("late")).hasSize(1);
	}

	@Test
	void connectionThatGoesDeadIsReplaced() {
		try (StallingProxy proxy = new StallingProxy(this.nats.port());
				NatsNode behind = new NatsNode("behind", quick(NatsProcess.options(proxy.port())))) {
			ClusterClient client = behind.connect("u1");
			client.subscribe(2, "channel");
			proxy.stall();
			await().atMost(BOUND).until(() -> !healthy(behind));
			await().atMost(LIMIT).until(() -> healthy(behind));
			publish("channel", 1).block(LIMIT);
			await().atMost(LIMIT).until(() -> client.data().equals(List.of(1)));
		}
	}

	private static void assertFailsInTime(Mono<?> call) {
		assertThatExceptionOfType(ErrorException.class).isThrownBy(() -> call.block(BOUND))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(100));
	}

	private static boolean healthy(NatsNode node) {
		Map<String, String> checks = node.node().health().block(LIMIT);
		return checks != null && checks.values().stream().allMatch(String::isEmpty);
	}

	private Mono<PublishResult> publish(String channel, int n) {
		return this.second.node().broker().publish(channel, Payload.of("" + n), PublishOptions.NONE);
	}

}
