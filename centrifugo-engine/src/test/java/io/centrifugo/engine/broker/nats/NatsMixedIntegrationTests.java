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

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.session.SessionSelector;
import io.centrifugo.engine.testkit.ClusterClient;
import io.centrifugo.engine.testkit.SocketClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for a node of ours and one of the original in one cluster.
 */
class NatsMixedIntegrationTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static NatsProcess nats;

	private static NatsNode ours;

	private static OriginalNode original;

	@BeforeAll
	static void start(@TempDir Path folder) {
		nats = new NatsProcess();
		try {
			original = new OriginalNode(folder, nats.port());
			ours = new NatsNode("ours", nats.options());
		}
		finally {
			if (original == null) {
				nats.close();
			}
		}
	}

	@AfterAll
	static void stop() {
		if (ours != null) {
			ours.close();
			original.close();
			nats.close();
		}
	}

	@Test
	void publicationsCrossBothWays() throws Exception {
		ClusterClient here = ours.connect("u1");
		here.subscribe(2, "numbers");
		try (SocketClient there = SocketClient.connect(original.port())) {
			there.subscribe("both");
			original.api("publish", "{\"channel\":\"numbers\",\"data\":7}");
			await().atMost(LIMIT).until(() -> here.data().contains(7));
			ours.node().broker().publish("both", Payload.of("8"), PublishOptions.NONE).block(LIMIT);
			there.expectPush("both", "join");
			assertThat(there.expectPublication("both").asInt()).isEqualTo(8);
		}
	}

	@Test
	void joinsAndLeavesCrossBothWaysOnce() {
		ClusterClient here = ours.connect("watching");
		here.subscribe(2, "room");
		try (SocketClient there = SocketClient.connect(original.port())) {
			there.subscribe("room");
			there.expectPush("room", "join");
			ClusterClient coming = ours.connect("coming");
			coming.subscribe(2, "room");
			assertThat(there.expectPush("room", "join").toString()).contains("coming");
			coming.request("{\"id\":3,\"unsubscribe\":{\"channel\":\"room\"}}");
			assertThat(there.expectPush("room", "leave").toString()).contains("coming");
			there.call("unsubscribe", "{\"channel\":\"room\"}");
		}
		await().atMost(LIMIT).until(() -> here.pushes("\"leave\"") == 2);
		assertThat(here.pushes("\"join\"")).isEqualTo(3);
	}

	@Test
	void nodesKnowEachOtherAndAnswerSurveys() throws Exception {
		await().atMost(LIMIT).until(() -> ours.node().nodes().size() == 2);
		await().atMost(LIMIT).until(() -> original.api("info", "{}").contains("\"ours\""));
		ours.connect("u1").subscribe(2, "counted");
		try (SocketClient there = SocketClient.connect(original.port())) {
			there.subscribe("counted");
			assertThat(original.api("channels", "{\"pattern\":\"counted\"}"))
				.contains("\"counted\":{\"num_clients\":2}");
			assertThat(ours.node().activeChannels("counted").block(LIMIT)).containsEntry("counted", 2);
		}
	}

	@Test
	void commandsAreObeyedBothWays() throws Exception {
		ClusterClient here = ours.connect("to-close");
		original.api("disconnect", "{\"user\":\"to-close\"}");
		await().atMost(LIMIT).until(() -> here.disconnect() != null);
		assertThat(here.disconnect()).isNotNull().satisfies((reason) -> assertThat(reason.code()).isEqualTo(3503));
		try (SocketClient there = SocketClient.connect(original.port())) {
			there.subscribe("held");
			there.expectPush("held", "join");
			ours.node().disconnect(SessionSelector.user(""), Set.of(), Disconnect.FORCE_NO_RECONNECT).block(LIMIT);
			assertThat(there.expectClosed()).isEqualTo(Disconnect.FORCE_NO_RECONNECT.code());
		}
	}

}
