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

package io.centrifugo.engine.session.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.session.TransportInfo;
import io.centrifugo.engine.session.flow.Streams;
import io.centrifugo.engine.testkit.GatedBroker;
import io.centrifugo.engine.testkit.TestClient;
import io.centrifugo.engine.testkit.TestForms;
import io.centrifugo.engine.testkit.TestNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pings, pongs and stale connections: client protocol, sections 3.5 and 3.9.
 */
class LivenessTests {

	private static final Duration TICK = Duration.ofMillis(500);

	private final TestNode node = new TestNode();

	@Test
	void whenConnectedThenFirstPingComesInTheSecondHalfOfTheInterval() {
		TestClient client = this.node.connect();
		this.node.advance(Duration.ofSeconds(12));
		assertThat(client.take()).isEmpty();
		this.node.advance(Duration.ofMillis(13_500));
		assertThat(client.takeOne()).isEqualTo("{}");
	}

	@Test
	void whenPingsAreAnsweredThenTheConnectionLives() {
		TestClient client = this.node.connect();
		for (int i = 0; i < 5; i++) {
			awaitPing(client);
			client.send("{}");
		}
		this.node.advance(Duration.ofSeconds(9));
		assertThat(client.closeCode()).isZero();
	}

	@Test
	void whenPingIsNotAnsweredThenNoPong() {
		TestClient client = this.node.connect();
		awaitPing(client);
		this.node.advance(Duration.ofMillis(7_400));
		assertThat(client.closeCode()).isZero();
		this.node.advance(Duration.ofMillis(1_200));
		assertThat(client.closeCode()).isEqualTo(3012);
		assertThat(client.take()).isEmpty();
	}

	@Test
	void whenClientSendsCommandsThenItMustAnswerAllTheSame() {
		TestClient client = this.node.connect();
		awaitPing(client);
		this.node.advance(Duration.ofSeconds(5));
		client.send("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}");
		assertThat(client.takeOne()).contains("subscribe");
		this.node.advance(Duration.ofSeconds(4));
		assertThat(client.closeCode()).isEqualTo(3012);
	}

	@Test
	void whenPingIsAnsweredTwiceThenBadRequest() {
		TestClient client = this.node.connect();
		awaitPing(client);
		assertThat(client.send("{}").closeCode()).isZero();
		assertThat(client.send("{}").closeCode()).isEqualTo(3501);
	}

	@Test
	void whenPongsAreOffThenNobodyWaitsForThem() {
		this.node.options((options) -> options.withPing(new ClientOptions.Ping(Duration.ofSeconds(10), Duration.ZERO)));
		TestClient client = this.node.open().send("{\"id\":1,\"connect\":{}}");
		assertThat(client.takeOne()).contains("\"ping\":10").doesNotContain("pong");
		this.node.advance(Duration.ofSeconds(31));
		assertThat(client.take()).isNotEmpty().containsOnly("{}");
		assertThat(client.closeCode()).isZero();
	}

	@Test
	void whenPingsAreOffThenNothingIsSent() {
		this.node.options((options) -> options.withPing(ClientOptions.Ping.DISABLED));
		TestClient client = this.node.connect();
		this.node.advance(Duration.ofMinutes(2));
		assertThat(client.take()).isEmpty();
		assertThat(client.closeCode()).isZero();
	}

	@Test
	void whenTransportPingsByItselfThenNothingIsSent() {
		TestClient client = this.node.open(new TransportInfo("websocket", TestForms.JSON, false, false, Map.of(), ""))
			.send("{\"id\":1,\"connect\":{}}");
		client.takeOne();
		this.node.advance(Duration.ofMinutes(2));
		assertThat(client.take()).isEmpty();
		assertThat(client.closeCode()).isZero();
	}

	@Test
	void whenUnidirectionalThenPingsNeedNoAnswer() {
		TestClient client = this.node.open(TestForms.UNIDIRECTIONAL).connect("{}");
		assertThat(client.takeOne()).contains("\"ping\":25").doesNotContain("pong");
		this.node.advance(Duration.ofMinutes(1));
		assertThat(client.take()).isNotEmpty().containsOnly("{}");
		assertThat(client.closeCode()).isZero();
	}

	@Test
	void whenProtobufThenPingIsAnEmptyMessage() {
		TestClient client = this.node.open(TestForms.PROTOBUF).send(new byte[] { 4, 8, 1, 0x22, 0 });
		client.takeOne();
		assertThat(awaitOne(client)).isEqualTo("00");
		assertThat(client.send(new byte[] { 0 }).closeCode()).isZero();
	}

	@Test
	void whenClientDoesNotConnectThenStale() {
		TestClient client = this.node.open();
		this.node.advance(Duration.ofMillis(9_500));
		assertThat(client.closeCode()).isZero();
		this.node.advance(Duration.ofSeconds(1));
		assertThat(client.closeCode()).isEqualTo(3502);
	}

	@Test
	void whenConnectWasRefusedThenStale() {
		TestClient client = this.node.open()
			.send("{\"id\":1,\"connect\":{\"token\":\"" + TestNode.token("{'sub':'u','exp':1}") + "\"}}");
		assertThat(client.takeOne()).contains("\"code\":109");
		this.node.advance(Duration.ofMillis(10_500));
		assertThat(client.closeCode()).isEqualTo(3502);
	}

	@Test
	void whenConnectHangsThenStale() {
		this.node.channels(Streams.STREAM).broker().hold(GatedBroker.Operation.HISTORY);
		TestClient client = this.node.open()
			.send("{\"id\":1,\"connect\":{\"token\":\"" + TestNode.token("{'sub':'u','channels':['a']}") + "\"}}");
		this.node.advance(Duration.ofMillis(10_500));
		assertThat(client.closeCode()).isEqualTo(3502);
		assertThat(this.node.services().hub().numSubscribers("a")).isZero();
	}

	private void awaitPing(TestClient client) {
		assertThat(awaitOne(client)).isEqualTo("{}");
	}

	private String awaitOne(TestClient client) {
		List<String> received = client.take();
		for (int i = 0; received.isEmpty() && i < 60; i++) {
			this.node.advance(TICK);
			received = client.take();
		}
		assertThat(received).hasSize(1);
		return received.get(0);
	}

}
