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

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.test.annotation.DirtiesContext;
import reactor.core.publisher.Mono;

import io.centrifugo.boot.test.LocalCentrifugoPort;
import io.centrifugo.engine.handler.ClientContext;
import io.centrifugo.engine.handler.ClientListener;
import io.centrifugo.engine.handler.ConnectDecision;
import io.centrifugo.engine.handler.ConnectHandler;
import io.centrifugo.engine.handler.PublishDecision;
import io.centrifugo.engine.handler.PublishHandler;
import io.centrifugo.engine.handler.RefreshDecision;
import io.centrifugo.engine.handler.RefreshHandler;
import io.centrifugo.engine.handler.RpcHandler;
import io.centrifugo.engine.handler.SubRefreshHandler;
import io.centrifugo.engine.handler.SubscribeHandler;
import io.centrifugo.engine.handler.SubscriptionGrant;
import io.centrifugo.engine.handler.map.MapPublishDecision;
import io.centrifugo.engine.handler.map.MapPublishHandler;
import io.centrifugo.engine.handler.map.MapRemoveHandler;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.Unsubscribe;
import io.centrifugo.engine.testkit.Encoding;
import io.centrifugo.engine.testkit.SocketClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What beans of the application decide.
 */
@SpringBootTest(classes = HandlerTests.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.main.web-application-type=reactive",
				"centrifugo.client.allowed-origins=http://127.0.0.1*", "centrifugo.client.expired-close-delay=0s",
				"centrifugo.client.expired-sub-close-delay=0s", "centrifugo.client.presence-update-interval=200ms",
				"centrifugo.channel.without-namespace.allow-subscribe-for-client=true",
				"centrifugo.channel.without-namespace.allow-publish-for-client=true",
				"centrifugo.channel.namespaces[0].name=map", "centrifugo.channel.namespaces[0].subscription-type=map",
				"centrifugo.channel.namespaces[0].map.mode=persistent",
				"centrifugo.channel.namespaces[0].allow-subscribe-for-client=true",
				"spring.reactor.netty.shutdown-quiet-period=0s" })
@DirtiesContext
class HandlerTests {

	@LocalCentrifugoPort
	private int port;

	@Autowired
	private Witness witness;

	@BeforeEach
	void forget() {
		this.witness.events.clear();
	}

	@Test
	void connectHandlerTellsWhoTheClientIs() {
		SocketClient client = connect("\"alice\"");
		this.witness.expect("connected alice via websocket, agent true");
		client.close();
		this.witness.expect("disconnected alice 3000");
	}

	@Test
	void connectHandlersAreAskedInOrder() {
		SocketClient client = connect("\"twice\"");
		this.witness.expect("connected first-twice via websocket, agent true");
		client.close();
	}

	@Test
	void connectHandlerSubscribes() {
		try (SocketClient client = SocketClient.open(this.port, Encoding.JSON)) {
			client.send("{\"id\":1,\"connect\":{\"data\":\"with-news\"}}");
			assertThat(client.receive()).contains("\"subs\":{\"news\":{").contains("\"data\":{\"hello\":1}");
		}
	}

	@Test
	void connectHandlerRefuses() {
		try (SocketClient client = SocketClient.open(this.port, Encoding.JSON)) {
			client.send("{\"id\":1,\"connect\":{\"data\":\"busy\"}}");
			assertThat(client.receive())
				.isEqualTo("{\"id\":1,\"error\":{\"code\":1500,\"message\":\"busy\",\"temporary\":true}}");
		}
		try (SocketClient client = SocketClient.open(this.port, Encoding.JSON)) {
			client.send("{\"id\":1,\"connect\":{\"data\":\"banned\"}}");
			assertThat(client.receive()).isEqualTo("close 4500");
		}
	}

	@Test
	void clientThatNoHandlerKnowsMayNotConnect() {
		try (SocketClient client = SocketClient.open(this.port, Encoding.JSON)) {
			client.send("{\"id\":1,\"connect\":{}}");
			assertThat(client.receive()).isEqualTo("close 3501");
		}
	}

	@Test
	void subscribeHandlerDecides() {
		try (SocketClient client = connect("\"alice\"")) {
			assertThat(call(client, "subscribe", "{\"channel\":\"secret\"}"))
				.contains("\"error\":{\"code\":403,\"message\":\"not you\"}");
			assertThat(call(client, "subscribe", "{\"channel\":\"granted\"}"))
				.contains("\"data\":{\"granted\":\"alice\"}");
			this.witness.expect("connected alice via websocket, agent true");
			this.witness.expect("subscribed alice granted");
			assertThat(call(client, "subscribe", "{\"channel\":\"plain\"}")).contains("\"subscribe\":{}");
			this.witness.expect("subscribed alice plain");
			assertThat(call(client, "unsubscribe", "{\"channel\":\"plain\"}")).contains("\"unsubscribe\":{}");
			this.witness.expect("unsubscribed alice plain 0");
		}
	}

	@Test
	void publishHandlerReplacesData() {
		try (SocketClient client = connect("\"alice\"")) {
			client.subscribe("plain");
			client.send("{\"id\":7,\"publish\":{\"channel\":\"plain\",\"data\":\"rude\"}}");
			assertThat(List.of(client.receive(), client.receive()))
				.anySatisfy((message) -> assertThat(message).contains("\"data\":\"polite\""))
				.contains("{\"id\":7,\"publish\":{}}");
			client.send("{\"id\":8,\"publish\":{\"channel\":\"plain\",\"data\":\"fine\"}}");
			assertThat(List.of(client.receive(), client.receive()))
				.anySatisfy((message) -> assertThat(message).contains("\"data\":\"fine\""));
		}
	}

	@Test
	void mapHandlersDecide() {
		try (SocketClient client = connect("\"alice\"")) {
			assertThat(call(client, "publish", "{\"type\":1,\"channel\":\"map:a\",\"key\":\"k\",\"data\":1}"))
				.isEqualTo("{\"id\":9,\"publish\":{}}");
			assertThat(call(client, "subscribe", "{\"type\":1,\"channel\":\"map:a\",\"phase\":2}"))
				.contains("\"key\":\"alice-k\"");
			assertThat(call(client, "publish", "{\"type\":1,\"channel\":\"map:a\",\"key\":\"k\",\"removed\":true}"))
				.contains("\"error\":{\"code\":403,\"message\":\"it stays\"}");
		}
	}

	@Test
	void rpcHandlersAnswer() {
		try (SocketClient client = connect("\"alice\"")) {
			assertThat(call(client, "rpc", "{\"method\":\"echo\",\"data\":[1, 2]}"))
				.contains("\"rpc\":{\"data\":[1, 2]}");
			assertThat(call(client, "rpc", "{\"method\":\"unheard\"}")).contains("\"code\":104");
			assertThat(call(client, "rpc", "{\"method\":\"broken\"}")).contains("\"code\":100");
		}
	}

	@Test
	void refreshHandlerProlongsTheConnection() {
		try (SocketClient client = connect("\"short-lived\"")) {
			this.witness.expect("connected short-lived via websocket, agent true");
			this.witness.expect("refresh short-lived");
			assertThat(call(client, "rpc", "{\"method\":\"echo\",\"data\":1}")).contains("\"data\":1");
		}
	}

	@Test
	void subRefreshHandlerEndsTheSubscription() {
		try (SocketClient client = connect("\"alice\"")) {
			this.witness.expect("connected alice via websocket, agent true");
			assertThat(call(client, "subscribe", "{\"channel\":\"brief\"}")).contains("\"subscribe\":{");
			this.witness.expect("subscribed alice brief");
			this.witness.expect("sub refresh alice brief");
			assertThat(client.receive()).contains("\"unsubscribe\":{\"code\":2501");
			this.witness.expect("unsubscribed alice brief 2501");
		}
	}

	private SocketClient connect(String data) {
		SocketClient client = SocketClient.open(this.port, Encoding.JSON);
		client.send("{\"id\":1,\"connect\":{\"data\":" + data + "}}");
		assertThat(client.receive()).startsWith("{\"id\":1,\"connect\":{");
		return client;
	}

	private static String call(SocketClient client, String command, String request) {
		client.send("{\"id\":9,\"" + command + "\":" + request + "}");
		return client.receive();
	}

	private static String text(Payload payload) {
		return new String(payload.bytes(), StandardCharsets.UTF_8).replace("\"", "");
	}

	private static long soon() {
		return Instant.now().getEpochSecond() + 1;
	}

	static final class Witness implements ClientListener {

		private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

		void add(String event) {
			this.events.add(event);
		}

		void expect(String event) {
			try {
				assertThat(this.events.poll(10, TimeUnit.SECONDS)).isEqualTo(event);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public void onConnected(ClientContext context) {
			add("connected %s via %s, agent %s".formatted(context.user(), context.transport(),
					context.headers().containsKey("user-agent")));
		}

		@Override
		public void onSubscribed(ClientContext context, String channel) {
			add("subscribed " + context.user() + " " + channel);
		}

		@Override
		public void onUnsubscribed(ClientContext context, String channel, Unsubscribe unsubscribe) {
			add("unsubscribed " + context.user() + " " + channel + " " + unsubscribe.code());
		}

		@Override
		public void onDisconnected(ClientContext context, Disconnect disconnect) {
			add("disconnected " + context.user() + " " + disconnect.code());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(AbstractApplicationTests.Application.class)
	static class Application {

		@Bean
		Witness witness() {
			return new Witness();
		}

		@Bean
		@Order(2)
		ConnectHandler last() {
			return (event) -> event.data().isEmpty() ? Mono.empty() : Mono.just(decide(text(event.data())));
		}

		@Bean
		@Order(1)
		ConnectHandler first() {
			return (event) -> switch (text(event.data())) {
				case "twice" -> Mono.just(ConnectDecision.user("first-twice"));
				case "busy" -> Mono.error(new ErrorException(new ProtocolError(1500, "busy", true)));
				case "banned" -> Mono.error(new Disconnect(4500, "banned").toException());
				default -> Mono.empty();
			};
		}

		private static ConnectDecision decide(String user) {
			Map<String, SubscriptionGrant> subscriptions = "with-news".equals(user)
					? Map.of("news", SubscriptionGrant.DEFAULT) : Map.of();
			return new ConnectDecision(user, "short-lived".equals(user) ? soon() : 0, Payload.EMPTY,
					Payload.of("{\"hello\":1}"), Payload.EMPTY, subscriptions);
		}

		@Bean
		SubscribeHandler subscribe() {
			return (event) -> switch (event.channel()) {
				case "secret" -> Mono.error(new ErrorException(new ProtocolError(403, "not you", false)));
				case "granted" -> Mono.just(new SubscriptionGrant(0, Payload.EMPTY,
						Payload.of("{\"granted\":\"" + event.context().user() + "\"}"),
						SubscriptionGrant.Override.NONE));
				case "brief" -> Mono
					.just(new SubscriptionGrant(soon(), Payload.EMPTY, Payload.EMPTY, SubscriptionGrant.Override.NONE));
				default -> Mono.empty();
			};
		}

		@Bean
		PublishHandler publish() {
			return (event) -> "rude".equals(text(event.data()))
					? Mono.just(PublishDecision.of(Payload.of("\"polite\""))) : Mono.empty();
		}

		@Bean
		MapPublishHandler mapPublish() {
			return (event) -> Mono
				.just(MapPublishDecision.of(event.context().user() + "-" + event.key(), event.data()));
		}

		@Bean
		MapRemoveHandler mapRemove() {
			return (event) -> Mono.error(new ErrorException(new ProtocolError(403, "it stays", false)));
		}

		@Bean
		@Order(1)
		RpcHandler echo() {
			return (event) -> "echo".equals(event.method()) ? Mono.just(event.data()) : Mono.empty();
		}

		@Bean
		@Order(2)
		RpcHandler broken() {
			return (event) -> "broken".equals(event.method()) ? Mono.error(new IllegalStateException("broken"))
					: Mono.empty();
		}

		@Bean
		RefreshHandler refresh(Witness witness) {
			return (context) -> Mono.fromSupplier(() -> {
				witness.add("refresh " + context.user());
				return new RefreshDecision(Instant.now().getEpochSecond() + 60, Payload.EMPTY, Payload.EMPTY);
			});
		}

		@Bean
		SubRefreshHandler subRefresh(Witness witness) {
			return (context, channel) -> Mono
				.fromRunnable(() -> witness.add("sub refresh " + context.user() + " " + channel));
		}

	}

}
