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
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.NodesContract;
import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.node.control.NodeInfo;
import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.testkit.ClusterClient;
import io.centrifugo.engine.testkit.ClusterMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for two nodes on a healthy server.
 */
class NatsNodesIntegrationTests extends NodesContract {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static NatsProcess nats;

	private static NatsNode first;

	private static NatsNode second;

	@BeforeAll
	static void start() {
		nats = new NatsProcess();
		first = new NatsNode("first", nats.options());
		second = new NatsNode("second", nats.options());
	}

	@AfterAll
	static void stop() {
		if (nats != null) {
			second.close();
			first.close();
			nats.close();
		}
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
	void publicationsCrossInOrder() {
		ClusterClient client = first.connect("u1");
		client.subscribe(2, "numbers");
		Flux.range(0, 1000)
			.concatMap((n) -> second.node().broker().publish("numbers", Payload.of("" + n), PublishOptions.NONE))
			.blockLast(LIMIT);
		await().atMost(LIMIT).until(() -> client.data().size() >= 1000);
		assertThat(client.data()).containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
	}

	@Test
	void historyIsNotAskedForWhenPublishing() {
		PublishOptions options = PublishOptions
			.withHistory(new HistoryOptions(10, Duration.ofMinutes(1), Duration.ofHours(1)));
		assertThat(first.node().broker().publish("kept:x", Payload.of("1"), options).block(LIMIT)).isNotNull()
			.satisfies((result) -> assertThat(result.position()).isEqualTo(StreamPosition.ZERO));
	}

	@Test
	void historyIsNotAvailable() {
		assertThatExceptionOfType(ErrorException.class).isThrownBy(
				() -> first.node().broker().history("kept:x", HistoryFilter.POSITION_ONLY, Duration.ZERO).block(LIMIT))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(108));
		assertThatExceptionOfType(ErrorException.class)
			.isThrownBy(() -> first.node().broker().removeHistory("kept:x").block(LIMIT))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(108));
		assertThat(first.connect("u1").request("{\"id\":2,\"subscribe\":{\"channel\":\"kept:x\",\"positioned\":true}}"))
			.contains("\"code\":108");
	}

	@Test
	void joinsAndLeavesComeOnce() {
		ClusterClient watching = first.connect("watching");
		watching.subscribe(2, "room");
		ClusterClient coming = second.connect("coming");
		coming.subscribe(2, "room");
		await().atMost(LIMIT).until(() -> watching.pushes("\"join\"", "coming") > 0);
		coming.request("{\"id\":5,\"unsubscribe\":{\"channel\":\"room\"}}");
		await().atMost(LIMIT).until(() -> watching.pushes("\"leave\"", "coming") > 0);
		second.node().broker().publish("room", Payload.of("1"), PublishOptions.NONE).block(LIMIT);
		await().atMost(LIMIT).until(() -> watching.data().size() == 1);
		assertThat(watching.pushes("\"join\"", "coming")).isOne();
		assertThat(watching.pushes("\"leave\"", "coming")).isOne();
	}

	@Test
	void nodesKnowEachOther() {
		for (NatsNode node : List.of(first, second)) {
			await().atMost(LIMIT)
				.untilAsserted(
						() -> assertThat(node.node().nodes()).extracting(NodeInfo::name).contains("first", "second"));
		}
	}

	@Test
	void nodeThatLeavesIsForgottenAtOnce() {
		NatsNode third = new NatsNode("third", nats.options());
		await().atMost(LIMIT).until(() -> knowsThird());
		third.close();
		// Long before it would be taken for dead
		await().atMost(Duration.ofSeconds(6)).until(() -> !knowsThird());
	}

	private static boolean knowsThird() {
		return first.node().nodes().stream().anyMatch((node) -> node.name().equals("third"));
	}

	@Test
	void channelsAreCountedOnBothNodes() {
		first.connect("u1").subscribe(2, "counted");
		second.connect("u2").subscribe(2, "counted");
		await().atMost(LIMIT).until(() -> second.node().nodes().size() >= 2);
		assertThat(second.node().activeChannels("coun*").block(LIMIT)).containsEntry("counted", 2);
	}

	@Test
	void channelsAreLetGo() {
		ClusterClient client = first.connect("u1");
		client.subscribe(2, "held");
		assertThat(nats.subscriptions()).contains("centrifugo.client.held");
		client.request("{\"id\":3,\"unsubscribe\":{\"channel\":\"held\"}}");
		await().atMost(LIMIT).until(() -> !nats.subscriptions().contains("centrifugo.client.held"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "news.*", ">", "a b", "a\\r\\nPUB x 0", "x.", "x..y" })
	void channelsThatAreNoSubjectsAreRefused(String channel) {
		ClusterClient client = first.connect("u1");
		assertThat(client.subscribe(2, channel)).contains("\"code\":107");
		String name = channel.replace("\\r\\n", "\r\n");
		assertThatExceptionOfType(ErrorException.class)
			.isThrownBy(() -> first.node().broker().publish(name, Payload.of("1"), PublishOptions.NONE).block(LIMIT))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(107));
	}

	@Test
	void healthIsGood() {
		assertThat(first.node().health().block(LIMIT)).containsEntry("nats nats://127.0.0.1:" + nats.port(), "");
	}

}
