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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import io.centrifugo.engine.broker.PresenceManager;
import io.centrifugo.engine.broker.PresenceStats;
import io.centrifugo.engine.channel.AccessRule;
import io.centrifugo.engine.channel.AccessRules;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.ChannelProxies;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.channel.PresenceOptions;
import io.centrifugo.engine.channel.RecoveryMode;
import io.centrifugo.engine.channel.RecoveryOptions;
import io.centrifugo.engine.channel.SubscriptionType;
import io.centrifugo.engine.handler.Handlers;
import io.centrifugo.engine.handler.SubscribeHandler;
import io.centrifugo.engine.handler.SubscriptionGrant;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.testkit.GatedBroker;
import io.centrifugo.engine.testkit.TestClient;
import io.centrifugo.engine.testkit.TestNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Subscribe and unsubscribe: client protocol, sections 4.1 to 4.4, and the order of
 * permission checks.
 */
class SubscribeTests {

	private static final AccessRule CLIENTS = new AccessRule(true, false, false);

	private static final HistoryOptions HISTORY = new HistoryOptions(10, Duration.ofMinutes(1), Duration.ofHours(1));

	private static final ChannelOptions KEPT = TestNode.OPEN.toBuilder().history(HISTORY).build();

	private static final ChannelOptions POSITIONED = KEPT.toBuilder()
		.recovery(new RecoveryOptions(true, false, false, false, RecoveryMode.STREAM, false))
		.build();

	private final TestNode node = new TestNode();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "no:a|102", "регистр|107", "typed:a|103", "$a|103", "closed:a|103", "users:a#v,w|103",
					"users:a#v,u|0", "users:a|0", "proxied:a|108", "clients:a|0", "polled:a|107", "a|0" })
	void whenNoTokenIsGivenThenConfigurationDecides(String channel, int error) {
		configure();
		TestClient client = this.node.connect("u").send(subscribe(channel));
		assertReply(client, error);
	}

	@ParameterizedTest
	@CsvSource({ "clients:a, 103", "users:a#, 0", "users:a#u, 103", "closed:a, 103", "a, 0" })
	void whenUserIsAnonymousThenAnonymousRulesDecide(String channel, int error) {
		configure();
		TestClient client = this.node.connect().send(subscribe(channel));
		assertReply(client, error);
	}

	private void configure() {
		this.node.namespace("closed", ChannelOptions.DEFAULT)
			.namespace("typed", TestNode.OPEN.toBuilder().type(SubscriptionType.MAP).build())
			.namespace("polled", TestNode.OPEN.toBuilder().type(SubscriptionType.SHARED_POLL).build())
			.namespace("clients", access(new AccessRules(CLIENTS, CLIENTS, CLIENTS, CLIENTS, false)))
			.namespace("users", access(new AccessRules(CLIENTS, CLIENTS, CLIENTS, CLIENTS, true)))
			.namespace("proxied", TestNode.OPEN.toBuilder()
				.proxies(new ChannelProxies(new ChannelProxies.Choice(true, "default"), ChannelProxies.Choice.NONE,
						ChannelProxies.Choice.NONE, ChannelProxies.Choice.NONE, false))
				.build());
	}

	private static ChannelOptions access(AccessRules rules) {
		return ChannelOptions.builder().access(rules).build();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "{'sub':'u','channel':'a'}|0|0", "{'sub':'u','channel':'a','exp':1}|109|0",
					"{'sub':'u','channel':'b'}|0|3500", "{'sub':'v','channel':'a'}|0|3500",
					"{'sub':'u','channel':'a','client':'other'}|0|3500", "{'sub':'u','channel':'no:a'}|102|0",
					"{'sub':'u'}|103|0", "{'sub':'u','channel':'a','expire_at':1}|110|0" })
	void whenTokenIsGivenThenItDecides(String claims, int error, int disconnect) {
		this.node.channels(ChannelOptions.DEFAULT);
		TestClient client = this.node.connect("u");
		client.send("{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"token\":\"" + TestNode.token(claims) + "\"}}");
		assertThat(client.closeCode()).isEqualTo(disconnect);
		if (disconnect == 0) {
			assertReply(client, error);
		}
	}

	@Test
	void whenTokenIsForgedThenPermissionDenied() {
		TestClient client = this.node.connect("u")
			.send("{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"token\":\"a.b.c\"}}");
		assertReply(client, 103);
	}

	@Test
	void whenChannelIsPrivateThenTokenOpensIt() {
		TestClient client = this.node.connect("u")
			.send("{\"id\":2,\"subscribe\":{\"channel\":\"$a\",\"token\":\""
					+ TestNode.token("{'sub':'u','channel':'$a'}") + "\"}}");
		assertReply(client, 0);
	}

	@Test
	void whenTokenExpiresThenReplyTellsWhen() {
		long exp = this.node.loop().seconds() + 30;
		TestClient client = this.node.connect("u")
			.send("{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"token\":\""
					+ TestNode.token("{'sub':'u','channel':'a','data':{'d':1},'exp':" + exp + "}") + "\"}}");
		assertThat(client.takeOne())
			.isEqualTo("{\"id\":2,\"subscribe\":{\"expires\":true,\"ttl\":30,\"data\":{\"d\":1}}}");
	}

	@Test
	void whenChannelIsTooLongThenBadRequest() {
		TestClient client = this.node.connect();
		assertReply(client.send(subscribe("a".repeat(255))), 0);
		assertReply(client.send(subscribe("b".repeat(256))), 107);
	}

	@Test
	void whenSubscribedAlreadyThenError() {
		TestClient client = this.node.connect();
		assertReply(client.send(subscribe("a")), 0);
		assertReply(client.send(subscribe("a")), 105);
	}

	@Test
	void whenChannelLimitIsReachedThenLimitExceeded() {
		this.node.options((options) -> options.withLimits(new ClientOptions.Limits(1, 1024, 0, 0, 300, 300)));
		TestClient client = this.node.connect();
		assertReply(client.send(subscribe("a")), 0);
		assertReply(client.send(subscribe("b")), 106);
		client.send("{\"id\":3,\"unsubscribe\":{\"channel\":\"a\"}}").take();
		assertReply(client.send(subscribe("b")), 0);
	}

	@ParameterizedTest
	@CsvSource({ "a, 4, 108", "polled:a, 0, 107", "polled:a, 1, 107", "typed:a, 0, 103", "a, 1, 103", "a, 9, 103" })
	void whenTypeDoesNotFitThenError(String channel, int type, int error) {
		configure();
		TestClient client = this.node.connect("u");
		client.send("{\"id\":2,\"subscribe\":{\"channel\":\"" + channel + "\",\"type\":" + type + "}}");
		assertReply(client, error);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "\"tf\":{\"key\":\"t\",\"cmp\":\"eq\",\"val\":\"1\"}|107|", "\"delta\":\"fossil\"|0|{}",
					"\"positioned\":true|0|{\"epoch\":\"E\",\"positioned\":true}",
					"\"recoverable\":true|0|{\"recoverable\":true,\"epoch\":\"E\",\"positioned\":true}",
					"\"flag\":1|0|{}" })
	void whenClientWishesThenWhatIsAllowedIsGranted(String wish, int error, String result) {
		this.node.channels(KEPT);
		TestClient client = this.node.connect().send("{\"id\":2,\"subscribe\":{\"channel\":\"a\"," + wish + "}}");
		if (error == 0) {
			assertThat(client.takeOne()).isEqualTo("{\"id\":2,\"subscribe\":" + result + "}");
		}
		else {
			assertReply(client, error);
		}
	}

	@Test
	void whenHistoryIsNotReadableThenWishesAreIgnored() {
		this.node.channels(KEPT.toBuilder()
			.access(new AccessRules(new AccessRule(true, true, true), AccessRule.NOBODY, AccessRule.NOBODY,
					AccessRule.NOBODY, false))
			.build());
		TestClient client = this.node.connect()
			.send("{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"positioned\":true,\"recoverable\":true}}");
		assertThat(client.takeOne()).isEqualTo("{\"id\":2,\"subscribe\":{}}");
	}

	@Test
	void whenFilterMakesNoSenseThenBadRequest() {
		this.node.channels(TestNode.OPEN.toBuilder().tagsFilterAllowed(true).build());
		TestClient client = this.node.connect();
		assertReply(client.send("{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"tf\":{\"op\":\"xor\"}}}"), 107);
		assertReply(client.send(
				"{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"tf\":{\"key\":\"t\",\"cmp\":\"eq\",\"val\":\"1\"}}}"), 0);
		this.node.publish("a", "1", Map.of("t", "2"), false);
		this.node.publish("a", "2", Map.of("t", "1"), false);
		assertThat(client.takeOne()).contains("\"data\":2");
	}

	@Test
	void whenHandlerGrantsThenItsTermsCount() {
		SubscriptionGrant grant = new SubscriptionGrant(0, Payload.of("{\"i\":1}"), Payload.of("{\"d\":1}"),
				new SubscriptionGrant.Override(true, null, null, true, null));
		this.node.channels(ChannelOptions.DEFAULT);
		this.node.handlers(handlers((event) -> event.channel().equals("a") ? Mono.just(grant) : Mono.empty()));
		TestClient client = this.node.connect();
		client.send("{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"recoverable\":true}}");
		assertThat(client.takeOne())
			.isEqualTo("{\"id\":2,\"subscribe\":{\"epoch\":\"E\",\"positioned\":true,\"data\":{\"d\":1}}}");
		assertReply(client.send(subscribe("b")), 103);
		assertThat(this.node.services().presence().presence("a").block().get(client.session().clientId()))
			.isEqualTo(new ClientInfo("", client.session().clientId(), Payload.EMPTY, Payload.of("{\"i\":1}")));
	}

	@Test
	void whenHandlerFailsThenErrorOfItsOwnOrInternal() {
		this.node.handlers(handlers((event) -> {
			if (event.channel().equals("a")) {
				throw new IllegalStateException("expected by the test");
			}
			return Mono.error(new ProtocolError(500, "own", true).toException());
		}));
		TestClient client = this.node.connect();
		assertReply(client.send(subscribe("a")), 100);
		assertReply(client.send(subscribe("b")), 500);
		assertThat(client.closeCode()).isZero();
	}

	@Test
	void whenAuthorizationRunsThenChannelIsReserved() {
		Sinks.One<SubscriptionGrant> answer = Sinks.one();
		this.node.handlers(handlers((event) -> answer.asMono()));
		this.node.options((options) -> options.withLimits(new ClientOptions.Limits(128, 1024, 8, 0, 300, 300)));
		TestClient client = this.node.connect();
		client.send("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}");
		client.send("{\"id\":3,\"subscribe\":{\"channel\":\"a\"}}");
		assertThat(client.takeOne()).startsWith("{\"id\":3,\"error\":{\"code\":105");
		client.send("{\"id\":4,\"unsubscribe\":{\"channel\":\"a\"}}");
		assertThat(client.take()).isEmpty();
		answer.tryEmitValue(SubscriptionGrant.DEFAULT);
		assertThat(client.take()).containsExactly("{\"id\":2,\"subscribe\":{}}", "{\"id\":4,\"unsubscribe\":{}}");
		assertThat(this.node.services().hub().numSubscribers("a")).isZero();
	}

	@Test
	void whenSubscribeHangsThenUnsubscribeGivesUp() {
		this.node.handlers(handlers((event) -> Mono.never()));
		this.node.options((options) -> options.withLimits(new ClientOptions.Limits(128, 1024, 8, 0, 300, 300)));
		TestClient client = this.node.connect();
		client.send("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}");
		client.send("{\"id\":3,\"unsubscribe\":{\"channel\":\"a\"}}");
		this.node.advance(Duration.ofMillis(4900));
		assertThat(client.closeCode()).isZero();
		this.node.advance(Duration.ofMillis(200));
		assertThat(client.closeCode()).isEqualTo(3004);
	}

	@ParameterizedTest
	@CsvSource({ "SUBSCRIBE", "HISTORY" })
	void whenBrokerFailsThenServerError(GatedBroker.Operation operation) {
		this.node.channels(POSITIONED);
		this.node.broker().fail(operation, new IllegalStateException("expected by the test"));
		TestClient client = this.node.connect().send(subscribe("a"));
		assertThat(client.closeCode()).isEqualTo(3004);
		assertThat(client.take()).isEmpty();
		assertThat(this.node.services().hub().numSubscribers("a")).isZero();
	}

	@Test
	void whenPresenceFailsThenServerError() {
		this.node.channels(TestNode.OPEN.toBuilder().presence(new PresenceOptions(true, false, false)).build());
		this.node.presence(new FailingPresence());
		assertThat(this.node.connect().send(subscribe("a")).closeCode()).isEqualTo(3004);
	}

	@Test
	void whenUnsubscribingThenSucceedsAlsoWithoutSubscription() {
		TestClient client = this.node.connect();
		String unsubscribe = "{\"id\":3,\"unsubscribe\":{\"channel\":\"a\"}}";
		assertThat(client.send(unsubscribe).takeOne()).isEqualTo("{\"id\":3,\"unsubscribe\":{}}");
		client.send(subscribe("a")).take();
		assertThat(client.send(unsubscribe).takeOne()).isEqualTo("{\"id\":3,\"unsubscribe\":{}}");
		this.node.publish("a", "1");
		assertThat(client.take()).isEmpty();
		assertReply(client.send(subscribe("a")), 0);
	}

	@Test
	void whenNothingIsKeptThenPublicationsBeforeTheReplyAreNotSent() {
		this.node.broker().hold(GatedBroker.Operation.SUBSCRIBE);
		TestClient client = this.node.connect().send(subscribe("a"));
		this.node.publish("a", "1");
		this.node.broker().release();
		assertThat(client.takeOne()).isEqualTo("{\"id\":2,\"subscribe\":{}}");
		this.node.publish("a", "2");
		assertThat(client.takeOne()).isEqualTo("{\"push\":{\"channel\":\"a\",\"pub\":{\"data\":2}}}");
	}

	@Test
	void whenManyChannelsAreSubscribedThenEachIsFound() {
		TestClient client = this.node.connect();
		for (int i = 0; i < 40; i++) {
			assertReply(client.send(subscribe("c" + i)), 0);
		}
		for (int i = 0; i < 40; i += 2) {
			client.send("{\"id\":3,\"unsubscribe\":{\"channel\":\"c" + i + "\"}}").take();
		}
		List<String> delivered = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			this.node.publish("c" + i, String.valueOf(i));
			delivered.addAll(client.take());
		}
		assertThat(delivered).hasSize(20).allMatch((push) -> push.contains("\"channel\":\"c"));
	}

	private static String subscribe(String channel) {
		return "{\"id\":2,\"subscribe\":{\"channel\":\"" + channel + "\"}}";
	}

	private static void assertReply(TestClient client, int error) {
		String expected = (error == 0) ? "{\"id\":2,\"subscribe\":{" : "{\"id\":2,\"error\":{\"code\":" + error + ",";
		assertThat(client.takeOne()).startsWith(expected);
	}

	private static Handlers handlers(SubscribeHandler handler) {
		return new Handlers(List.of(), List.of(handler), List.of(), List.of(), null, null, List.of());
	}

	private static final class FailingPresence implements PresenceManager {

		@Override
		public Mono<Void> add(String channel, ClientInfo info) {
			return Mono.error(new IllegalStateException("expected by the test"));
		}

		@Override
		public Mono<Void> remove(String channel, String client, String user) {
			return Mono.empty();
		}

		@Override
		public Mono<Map<String, ClientInfo>> presence(String channel) {
			return Mono.just(Map.of());
		}

		@Override
		public Mono<PresenceStats> stats(String channel) {
			return Mono.just(new PresenceStats(0, 0));
		}

	}

}
