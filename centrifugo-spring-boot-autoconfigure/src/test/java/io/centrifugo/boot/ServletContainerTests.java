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

package io.centrifugo.boot;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import tools.jackson.databind.JsonNode;

import io.centrifugo.boot.api.CentrifugoPublisher;
import io.centrifugo.engine.node.Node;
import io.centrifugo.engine.testkit.Encoding;
import io.centrifugo.engine.testkit.SocketClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What may go wrong with connections on servers other than Reactor Netty.
 */
class ServletContainerTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	@ParameterizedTest
	@EnumSource
	void publicationsArriveInOrder(ServletContainer server) {
		try (ConfigurableApplicationContext context = server.run();
				SocketClient client = SocketClient.connect(ServletContainer.port(context))) {
			client.subscribe("news");
			for (int i = 0; i < 1000; i++) {
				publish(context, "news", Map.of("n", i));
			}
			for (int i = 0; i < 1000; i++) {
				assertThat(client.expectPublication("news").path("n").asInt()).isEqualTo(i);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void clientRecoversAfterACut(ServletContainer server) {
		try (ConfigurableApplicationContext context = server.run(
				"--centrifugo.channel.without-namespace.history-size=10",
				"--centrifugo.channel.without-namespace.history-ttl=1m",
				"--centrifugo.channel.without-namespace.force-recovery=true")) {
			int port = ServletContainer.port(context);
			String epoch;
			try (SocketClient client = SocketClient.connect(port)) {
				JsonNode subscribed = client.subscribe("news");
				epoch = subscribed.path("epoch").asString();
				publish(context, "news", 1);
				assertThat(client.expectPush("news", "pub").path("offset").asInt()).isEqualTo(1);
			}
			awaitNoClient(context);
			publish(context, "news", 2);
			try (SocketClient client = SocketClient.connect(port)) {
				JsonNode recovered = client.call("subscribe",
						"{\"channel\":\"news\",\"recover\":true,\"epoch\":\"" + epoch + "\",\"offset\":1}");
				assertThat(recovered.path("recovered").asBoolean()).isTrue();
				assertThat(recovered.path("publications").get(0).path("data").asInt()).isEqualTo(2);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void slowClientIsDisconnected(ServletContainer server) throws IOException {
		try (ConfigurableApplicationContext context = server.run("--centrifugo.websocket.write-timeout=1m",
				"--centrifugo.client.queue-max-size=100000");
				LazyClient client = new LazyClient(ServletContainer.port(context))) {
			client.send("{\"id\":1,\"connect\":{}}\n{\"id\":2,\"subscribe\":{\"channel\":\"news\"}}");
			awaitSubscriber(context);
			publishUntilGone(context);
			assertThat(client.readToTheEnd()).isEqualTo(3008);
		}
	}

	@ParameterizedTest
	@EnumSource
	void clientThatReadsNothingIsGivenUp(ServletContainer server) throws IOException {
		try (ConfigurableApplicationContext context = server.run("--centrifugo.websocket.write-timeout=100ms",
				"--centrifugo.client.queue-max-size=1000000000");
				LazyClient client = new LazyClient(ServletContainer.port(context))) {
			client.send("{\"id\":1,\"connect\":{}}\n{\"id\":2,\"subscribe\":{\"channel\":\"news\"}}");
			awaitSubscriber(context);
			publishUntilGone(context);
		}
	}

	@ParameterizedTest
	@EnumSource
	void largeMessagesPassBothWays(ServletContainer server) {
		try (ConfigurableApplicationContext context = server.run(
				"--centrifugo.channel.without-namespace.allow-publish-for-subscriber=true",
				"--centrifugo.websocket.message-size-limit=3000000");
				SocketClient client = SocketClient.open(ServletContainer.port(context), Encoding.JSON,
						WebsocketClientSpec.builder().maxFramePayloadLength(10_000_000))) {
			client.call("connect", "{}");
			client.subscribe("news");
			String text = "x".repeat(1_000_000);
			client.call("publish", "{\"channel\":\"news\",\"data\":\"" + text + "\"}");
			assertThat(client.expectPublication("news").asString()).isEqualTo(text);
		}
	}

	@ParameterizedTest
	@EnumSource
	void tooLargeMessageFailsTheConnection(ServletContainer server) {
		try (ConfigurableApplicationContext context = server.run("--centrifugo.websocket.message-size-limit=100");
				SocketClient client = SocketClient.connect(ServletContainer.port(context))) {
			client.send("{\"id\":2,\"subscribe\":{\"channel\":\"" + "x".repeat(100) + "\"}}");
			assertThat(client.expectClosed()).isEqualTo(1009);
			awaitNoClient(context);
		}
	}

	@ParameterizedTest
	@EnumSource
	void clientsAreSentAwayAtShutdown(ServletContainer server) {
		ConfigurableApplicationContext context = server.run();
		try (SocketClient client = SocketClient.connect(ServletContainer.port(context))) {
			long start = System.nanoTime();
			context.close();
			assertThat(client.expectClosed()).isEqualTo(3001);
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT);
		}
	}

	@ParameterizedTest
	@EnumSource
	void streamOfAGoneClientEnds(ServletContainer server) {
		try (ConfigurableApplicationContext context = server.run()) {
			HttpClient.create()
				.get()
				.uri("http://127.0.0.1:" + ServletContainer.port(context)
						+ "/connection/uni_sse?cf_connect=%7B%22subs%22%3A%7B%22news%22%3A%7B%7D%7D%7D")
				.responseContent()
				.asString()
				.filter((text) -> text.contains("\"connect\""))
				.blockFirst(TIMEOUT);
			// Only a write tells that nobody is there
			Awaitility.await().untilAsserted(() -> {
				publish(context, "news", 1);
				assertThat(node(context).sessions().numClients()).isZero();
			});
		}
	}

	private static void publishUntilGone(ConfigurableApplicationContext context) {
		String text = "x".repeat(10_000);
		Awaitility.await().pollInterval(Duration.ofMillis(1)).atMost(Duration.ofSeconds(30)).until(() -> {
			publish(context, "news", text);
			return node(context).sessions().numClients() == 0;
		});
	}

	private static void awaitSubscriber(ConfigurableApplicationContext context) {
		Awaitility.await().until(() -> node(context).hub().numSubscribers("news") == 1);
	}

	private static void awaitNoClient(ConfigurableApplicationContext context) {
		Awaitility.await().until(() -> node(context).sessions().numClients() == 0);
	}

	private static Node node(ConfigurableApplicationContext context) {
		return context.getBean(Node.class);
	}

	private static void publish(ConfigurableApplicationContext context, String channel, Object data) {
		context.getBean(CentrifugoPublisher.class).publish(channel, data).block(TIMEOUT);
	}

}
