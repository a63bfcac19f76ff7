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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.broker.nats.connection.NatsLink;
import io.centrifugo.engine.broker.nats.connection.NatsServers;
import io.centrifugo.engine.broker.nats.connection.Topic;
import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.testkit.ClusterClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for wildcards, raw mode, and servers that want a login.
 */
class NatsModesIntegrationTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Test
	void patternsReceiveWhatFits() {
		NatsBrokerOptions options = new NatsBrokerOptions(true, null);
		try (NatsProcess nats = new NatsProcess();
				NatsNode first = new NatsNode("first", nats.options(), options);
				NatsNode second = new NatsNode("second", nats.options(), options)) {
			ClusterClient client = first.connect("u1");
			client.subscribe(2, "news.*");
			client.subscribe(3, "news.>");
			client.subscribe(4, "news.sport");
			ClusterClient coming = second.connect("coming");
			coming.subscribe(2, "news.sport");
			second.node().broker().publish("news.sport", Payload.of("1"), PublishOptions.NONE).block(LIMIT);
			await().atMost(LIMIT).until(() -> client.data().size() == 3);
			for (String channel : List.of("news.*", "news.\\u003e", "news.sport")) {
				assertThat(client.pushes("{\"push\":{\"channel\":\"" + channel + "\",\"pub\"",
						"\"channel\":\"news.sport\"}"))
					.as(channel)
					.isOne();
			}
			assertThat(client.pushes("\"join\"", "coming")).isOne();
			assertThatExceptionOfType(ErrorException.class).isThrownBy(
					() -> first.node().broker().publish("news.*", Payload.of("1"), PublishOptions.NONE).block(LIMIT))
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo(107));
		}
	}

	@Test
	void rawMessagesAreDataAlone() throws Exception {
		NatsBrokerOptions options = new NatsBrokerOptions(false, new RawMode("app.", Map.of(":", ".")));
		try (NatsProcess nats = new NatsProcess();
				NatsNode node = new NatsNode("node", nats.options(), options);
				NatsLink other = new NatsLink(nats.options())) {
			BlockingQueue<String> heard = new LinkedBlockingQueue<>();
			other.start().block(LIMIT);
			other
				.subscribe(List.of(Topic.of("app.>")),
						(topic, subject, data) -> heard.add(subject + " " + new String(data, StandardCharsets.UTF_8)))
				.block(LIMIT);
			ClusterClient client = node.connect("u1");
			client.subscribe(2, "chat:room");
			client.subscribe(3, "chat.room");
			client.subscribe(4, "plain");
			node.node().broker().publish("chat:room", Payload.of("1"), PublishOptions.NONE).block(LIMIT);
			assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("app.chat.room 1");
			other.publish("app.plain", "2".getBytes(StandardCharsets.UTF_8));
			await().atMost(LIMIT)
				.untilAsserted(() -> assertThat(client.data()).describedAs("%s", client.received())
					.containsExactlyInAnyOrder(1, 1, 2));
			assertThat(client.received()).anyMatch((line) -> line.contains("\"channel\":\"chat:room\",\"pub\"")
					&& line.contains("\"channel\":\"chat.room\"}"));
			assertThat(client.received()).noneMatch((line) -> line.contains("\"join\""));
		}
	}

	@Test
	void loginIsTakenFromTheUrl() {
		try (NatsProcess nats = new NatsProcess("--user", "me", "--pass", "s:cr@t")) {
			try (NatsLink link = new NatsLink(
					nats.options().withServers(NatsServers.parse("nats://me:s%3Acr%40t@127.0.0.1:" + nats.port())))) {
				link.start().block(LIMIT);
				assertThat(link.check().block(LIMIT)).containsValue("").isNotEmpty();
			}
			try (NatsLink link = new NatsLink(nats.options()
				.withServers(NatsServers.parse("nats://me:wrong-word@127.0.0.1:" + nats.port()))
				.withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(2)))) {
				assertThatExceptionOfType(Exception.class).isThrownBy(() -> link.start().block(LIMIT))
					.satisfies((ex) -> assertThat(ex.toString()).contains("uthori").doesNotContain("wrong-word"));
			}
		}
		try (NatsProcess nats = new NatsProcess("--auth", "t0ken");
				NatsLink link = new NatsLink(
						nats.options().withServers(NatsServers.parse("nats://t0ken@127.0.0.1:" + nats.port())))) {
			link.start().block(LIMIT);
		}
	}

	@Test
	void subjectsThatTheServerRefusesFailTheirSubscription(@TempDir Path folder) throws IOException {
		Path config = Files.writeString(folder.resolve("nats.conf"), """
				authorization {
				  users = [{ user: me, password: secret, permissions: {
				    publish: "centrifugo.>"
				    subscribe: { allow: "centrifugo.>", deny: "centrifugo.client.secret" }
				  }}]
				}
				""");
		try (NatsProcess nats = new NatsProcess("--config", config.toString());
				NatsNode node = new NatsNode("node",
						nats.options().withServers(NatsServers.parse("nats://me:secret@127.0.0.1:" + nats.port())))) {
			ClusterClient client = node.connect("u1");
			assertThat(client.subscribe(2, "secret")).contains("\"code\":103");
			assertThat(client.subscribe(3, "open")).contains("\"subscribe\":{");
			assertThat(node.node().health().block(LIMIT)).containsValue("");
		}
	}

	@Test
	void startFailsWithoutAServer() {
		try (NatsLink link = new NatsLink(NatsProcess.options(1))) {
			assertThatIOException().isThrownBy(() -> {
				try {
					link.start().block(LIMIT);
				}
				catch (RuntimeException ex) {
					throw (IOException) ex.getCause();
				}
			}).withMessageContaining("127.0.0.1:1");
		}
	}

}
