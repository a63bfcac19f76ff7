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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.channel.RecoveryMode;
import io.centrifugo.engine.channel.RecoveryOptions;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.testkit.GatedBroker.Operation;
import io.centrifugo.engine.testkit.TestClient;
import io.centrifugo.engine.testkit.TestNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Positions after the broker has said that publications may have been lost.
 */
class PositionDoubtTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final TestNode node = new TestNode().channels(TestNode.OPEN.toBuilder()
		.history(new HistoryOptions(10, Duration.ofMinutes(1), Duration.ofHours(1)))
		.recovery(new RecoveryOptions(true, false, false, false, RecoveryMode.STREAM, false))
		.build());

	private TestClient client;

	private int readsBefore;

	@BeforeEach
	void subscribe() {
		this.client = subscriber();
		this.readsBefore = this.node.broker().calls(Operation.HISTORY);
	}

	private TestClient subscriber() {
		TestClient subscriber = this.node.connect("u").send("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}");
		assertThat(subscriber.takeOne()).contains("\"positioned\":true");
		return subscriber;
	}

	@Test
	void brokerIsAskedUntilItAnswers() {
		this.node.broker().fail(Operation.HISTORY, ProtocolError.INTERNAL.toException());
		doubt();
		assertThat(reads()).isOne();
		this.node.advance(SECOND.multipliedBy(3));
		assertThat(reads()).isEqualTo(4);
		this.node.broker().fail(Operation.HISTORY, null);
		this.node.advance(SECOND.multipliedBy(5));
		assertThat(reads()).isEqualTo(5);
		assertThat(this.client.take()).isEmpty();
	}

	@Test
	void brokerIsNotAskedForWhoHasLeft() {
		this.node.broker().fail(Operation.HISTORY, ProtocolError.INTERNAL.toException());
		doubt();
		this.client.drop();
		this.node.advance(SECOND.multipliedBy(3));
		assertThat(reads()).isOne();
	}

	@Test
	void answerToAnOlderQuestionDoesNotCount() {
		this.node.broker().hold(Operation.HISTORY);
		doubt();
		doubt();
		assertThat(reads()).isOne();
		this.node.broker().release();
		this.node.loop().run();
		assertThat(reads()).isEqualTo(2);
		this.node.advance(SECOND.multipliedBy(3));
		assertThat(reads()).isEqualTo(2);
	}

	@Test
	void subscribersShareTheQuestion() {
		subscriber();
		subscriber();
		this.readsBefore = this.node.broker().calls(Operation.HISTORY);
		doubt();
		assertThat(reads()).isOne();
	}

	@Test
	void whoMissedSomethingIsToldOnceTheBrokerAnswers() {
		this.node.broker().fail(Operation.HISTORY, ProtocolError.INTERNAL.toException());
		doubt();
		this.node.broker().replaceHistory(new History(List.of(), new StreamPosition(7, "other")));
		this.node.broker().fail(Operation.HISTORY, null);
		this.node.advance(SECOND);
		await().untilAsserted(() -> {
			this.node.loop().run();
			assertThat(this.client.take()).singleElement().asString().contains("\"code\":2500");
		});
	}

	private void doubt() {
		this.node.services().hub().onResubscribed(List.of("a"));
		this.node.loop().run();
	}

	private int reads() {
		return this.node.broker().calls(Operation.HISTORY) - this.readsBefore;
	}

}
