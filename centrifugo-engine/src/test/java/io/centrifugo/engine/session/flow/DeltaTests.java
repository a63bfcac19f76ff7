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

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.centrifugo.engine.testkit.TestClient;
import io.centrifugo.engine.testkit.TestNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Delta compression of subscriptions: client protocol, section 4.9.
 */
class DeltaTests {

	private final TestNode node = new TestNode();

	@Test
	void whenDeltaIsAgreedThenFirstIsFullAndLaterArePatches() {
		this.node.channels(Streams.STREAM);
		TestClient client = this.node.connect()
			.send("{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"delta\":\"fossil\"}}");
		assertThat(client.takeOne()).contains("\"delta\":true");
		String data = "{\"text\":\"the same long text again and again and again\",\"n\":";
		this.node.publish("a", data + "1}", Map.of(), true);
		this.node.publish("a", data + "2}", Map.of(), true);
		List<String> pushes = client.take();
		assertThat(pushes.get(0)).contains("\"data\":\"{\\\"text\\\":").doesNotContain("delta");
		assertThat(pushes.get(1)).contains("\"delta\":true").doesNotContain("the same long text");
	}

	@Test
	void whenRecoveredWithDeltaThenFullThenPatchesAndLiveGoesOn() {
		this.node.channels(Streams.STREAM);
		String data = "{\"text\":\"the same long text again and again and again\",\"n\":";
		for (int i = 1; i <= 3; i++) {
			this.node.publish("a", data + i + "}", Map.of(), true);
		}
		TestClient client = this.node.connect()
			.send(Streams.recover("1", this.node.epoch("a"), ",\"delta\":\"fossil\""));
		String reply = client.takeOne();
		assertThat(reply).containsOnlyOnce("the same long text").containsOnlyOnce("\"offset\":3,\"delta\":true");
		this.node.publish("a", data + "4}", Map.of(), true);
		assertThat(client.takeOne()).contains("\"offset\":4,\"delta\":true");
	}

	@Test
	void whenNothingWasMissedThenLiveBeginsWithAFullOne() {
		this.node.channels(Streams.STREAM);
		String data = "{\"text\":\"the same long text again and again and again\",\"n\":";
		this.node.publish("a", data + "1}", Map.of(), true);
		TestClient client = this.node.connect()
			.send(Streams.recover("1", this.node.epoch("a"), ",\"delta\":\"fossil\""));
		assertThat(client.takeOne()).contains("\"recovered\":true");
		this.node.publish("a", data + "2}", Map.of(), true);
		assertThat(client.takeOne()).contains("the same long text").doesNotContain("delta");
		this.node.publish("a", data + "3}", Map.of(), true);
		assertThat(client.takeOne()).contains("\"delta\":true");
	}

	@Test
	void whenFilterRejectsBaseThenNextIsFull() {
		this.node.channels(Streams.STREAM);
		TestClient client = this.node.connect()
			.send("{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"delta\":\"fossil\"" + Streams.FILTER + "}}");
		client.takeOne();
		String data = "{\"text\":\"the same long text again and again and again\",\"n\":";
		this.node.publish("a", data + "1}", Map.of("t", "1"), true);
		this.node.publish("a", data + "2}", Map.of("t", "2"), true);
		this.node.publish("a", data + "3}", Map.of("t", "1"), true);
		this.node.publish("a", data + "4}", Map.of("t", "1"), true);
		List<String> pushes = client.take();
		assertThat(pushes).hasSize(3);
		assertThat(pushes.get(1)).contains("the same long text");
		assertThat(pushes.get(2)).contains("\"delta\":true");
	}

}
