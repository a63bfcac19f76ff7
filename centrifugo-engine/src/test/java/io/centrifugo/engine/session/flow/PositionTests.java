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

package io.centrifugo.engine.session.flow;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.channel.RecoveryMode;
import io.centrifugo.engine.channel.RecoveryOptions;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.testkit.GatedBroker;
import io.centrifugo.engine.testkit.TestClient;
import io.centrifugo.engine.testkit.TestNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Positions of live publications: client protocol, section 4.5.
 */
class PositionTests {

	private static final Duration LAG = Duration.ofSeconds(10);

	private static final ChannelOptions POSITIONED = TestNode.OPEN.toBuilder()
		.history(new HistoryOptions(10, Duration.ofMinutes(1), Duration.ofHours(1)))
		.recovery(new RecoveryOptions(true, false, false, false, RecoveryMode.STREAM, false))
		.build();

	private static final String LOST = "{\"push\":{\"channel\":\"a\",\"unsubscribe\":{\"code\":2500,"
			+ "\"reason\":\"insufficient state\"}}}";

	private final TestNode node = new TestNode().channels(POSITIONED);

	@ParameterizedTest
	@CsvSource({ "0, '', DELIVERED", "4, E, DELIVERED", "3, E, SKIPPED", "1, E, SKIPPED", "5, E, LOST",
			"4, other, LOST", "3, other, LOST", "1, other, LOST" })
	void whenPublicationArrivesThenItsPositionDecides(long offset, String epoch, Outcome outcome) {
		Streams.publish(this.node, 1, 3);
		TestClient client = subscriber();
		arrive(offset, "E".equals(epoch) ? this.node.epoch("a") : epoch, 0);
		List<String> received = client.take();
		switch (outcome) {
			case DELIVERED -> assertThat(received).singleElement().asString().contains("\"data\":7");
			case SKIPPED -> assertThat(received).isEmpty();
			case LOST -> assertThat(received).containsExactly(LOST);
		}
		assertThat(client.closeCode()).isZero();
		assertThat(this.node.services().hub().numSubscribers("a")).isEqualTo((outcome == Outcome.LOST) ? 0 : 1);
	}

	@Test
	void whenPublicationIsDeliveredThenPositionAdvances() {
		TestClient client = subscriber();
		Streams.publish(this.node, 1, 2);
		assertThat(client.take()).hasSize(2);
		arrive(2, this.node.epoch("a"), 0);
		assertThat(client.take()).isEmpty();
		Streams.publish(this.node, 3, 3);
		assertThat(client.takeOne()).contains("\"offset\":3");
	}

	@Test
	void whenServerSubscribedThenLossEndsTheConnection() {
		TestClient client = this.node.open()
			.send("{\"id\":1,\"connect\":{\"token\":\"" + TestNode.token("{'sub':'u','channels':['a']}") + "\"}}");
		assertThat(client.takeOne()).contains("\"positioned\":true");
		arrive(5, this.node.epoch("a"), 0);
		assertThat(client.take()).isEmpty();
		assertThat(client.closeCode()).isEqualTo(3010);
	}

	@Test
	void whenLossWasToldThenClientRecovers() {
		this.node.channels(Streams.STREAM);
		TestClient client = subscriber();
		Streams.publish(this.node, 1, 2);
		client.take();
		arrive(9, this.node.epoch("a"), 0);
		assertThat(client.takeOne()).isEqualTo(LOST);
		Streams.publish(this.node, 3, 4);
		assertThat(client.take()).isEmpty();
		assertThat(client.send(Streams.recover("2", this.node.epoch("a"), "")).takeOne())
			.contains(Streams.publications("[3,4]"));
	}

	@Test
	void whenEpochIsUnknownThenThatOfTheFirstPublicationCounts() {
		this.node.broker().replaceHistory(new History(List.of(), new StreamPosition(0, "")));
		TestClient client = this.node.connect().send("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}");
		assertThat(client.takeOne()).isEqualTo("{\"id\":2,\"subscribe\":{\"positioned\":true}}");
		arrive(1, "first", 0);
		assertThat(client.takeOne()).contains("\"offset\":1,\"epoch\":\"first\"");
		arrive(2, "second", 0);
		assertThat(client.takeOne()).isEqualTo(LOST);
	}

	@Test
	void whenPublicationIsTooOldThenItCountsAsLost() {
		this.node.options((options) -> options.withPosition(new ClientOptions.Position(Duration.ofSeconds(40), LAG)));
		TestClient client = subscriber();
		arrive(1, this.node.epoch("a"), System.currentTimeMillis());
		assertThat(client.takeOne()).contains("\"data\":7").doesNotContain("time");
		arrive(2, this.node.epoch("a"), System.currentTimeMillis() - LAG.toMillis() - 1);
		assertThat(client.takeOne()).isEqualTo(LOST);
	}

	@Test
	void whenNothingArrivesForLongThenPositionIsCompared() {
		this.node.options((options) -> options.withPing(ClientOptions.Ping.DISABLED));
		TestClient client = subscriber();
		int before = this.node.broker().calls(GatedBroker.Operation.HISTORY);
		this.node.advance(Duration.ofSeconds(39));
		assertThat(this.node.broker().calls(GatedBroker.Operation.HISTORY)).isEqualTo(before);
		this.node.advance(Duration.ofSeconds(30));
		assertThat(this.node.broker().calls(GatedBroker.Operation.HISTORY)).isEqualTo(before + 1);
		assertThat(client.take()).isEmpty();
	}

	@Test
	void whenSilenceHidesALossThenItIsFound() {
		this.node.options((options) -> options.withPing(ClientOptions.Ping.DISABLED));
		TestClient client = subscriber();
		this.node.broker().replaceHistory(new History(List.of(), new StreamPosition(1, this.node.epoch("a"))));
		this.node.advance(Duration.ofSeconds(70));
		await().untilAsserted(() -> {
			this.node.loop().run();
			assertThat(client.take()).containsExactly(LOST);
		});
	}

	@Test
	void whenNotPositionedThenEverythingIsDelivered() {
		this.node.channels(TestNode.OPEN);
		TestClient client = this.node.connect().send("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}");
		client.takeOne();
		for (long offset : new long[] { 9, 2, 2 }) {
			arrive(offset, "any" + offset, 1);
			assertThat(client.takeOne()).contains("\"data\":7");
		}
	}

	private TestClient subscriber() {
		TestClient client = this.node.connect().send("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}");
		assertThat(client.takeOne()).contains("\"positioned\":true");
		return client;
	}

	private void arrive(long offset, String epoch, long time) {
		Publication publication = Publication.builder(Payload.of("7")).offset(offset).time(time).build();
		this.node.services().hub().onPublication("a", publication, new StreamPosition(offset, epoch), false, null);
		this.node.loop().run();
	}

	private enum Outcome {

		DELIVERED, SKIPPED, LOST

	}

}
