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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.channel.PresenceOptions;
import io.centrifugo.engine.channel.RecoveryMode;
import io.centrifugo.engine.channel.RecoveryOptions;
import io.centrifugo.engine.handler.ConnectDecision;
import io.centrifugo.engine.handler.ConnectHandler;
import io.centrifugo.engine.handler.Handlers;
import io.centrifugo.engine.handler.SubscriptionGrant;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.frame.WireForm;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.session.ClientOptions.PersonalChannel;
import io.centrifugo.engine.session.TransportInfo;
import io.centrifugo.engine.testkit.GatedBroker;
import io.centrifugo.engine.testkit.TestClient;
import io.centrifugo.engine.testkit.TestForms;
import io.centrifugo.engine.testkit.TestNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connect: client protocol, sections 2.4, 3.2, 3.3 and 4.8.
 */
class ConnectTests {

	private static final ChannelOptions RECOVERABLE = TestNode.OPEN.toBuilder()
		.history(new HistoryOptions(10, Duration.ofMinutes(1), Duration.ofHours(1)))
		.recovery(new RecoveryOptions(false, false, true, false, RecoveryMode.STREAM, false))
		.build();

	private final TestNode node = new TestNode();

	@Test
	void whenAnonymousIsAllowedThenConnects() {
		TestClient client = this.node.open().send(connect(""));
		assertThat(client.takeOne())
			.isEqualTo("{\"id\":1,\"connect\":{\"client\":\"C\",\"version\":\"0.0.0 OSS\",\"ping\":25,\"pong\":true}}");
		assertThat(client.session().user()).isEmpty();
		assertThat(this.node.registry().byClient(client.session().clientId())).isSameAs(client.session());
		assertThat(this.node.registry().numClients()).isOne();
	}

	@Test
	void whenNothingAdmitsThenBadRequest() {
		this.node.options((options) -> options.withConnect(ClientOptions.Connect.DEFAULTS));
		assertThat(this.node.open().send(connect("")).closeCode()).isEqualTo(3501);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "{'sub':'u','exp':1}|109|0", "{'sub':'u','nbf':9999999999}|109|0",
					"{'sub':'u','channel':'a'}|0|3500", "{'sub':'u','channels':['no:x']}|102|0",
					"{'sub':'u','exp':9999999999,'expire_at':1}|110|0", "{'sub':'u','expire_at':1}|110|0",
					"{'sub':'u'}|0|0", "{}|0|0" })
	void whenTokenIsGivenThenItDecides(String claims, int error, int disconnect) {
		TestClient client = this.node.open().send(connect("\"token\":\"" + TestNode.token(claims) + "\""));
		assertThat(client.closeCode()).isEqualTo(disconnect);
		if (error != 0) {
			assertThat(client.takeOne()).contains("\"code\":" + error + ",");
		}
		else if (disconnect == 0) {
			assertThat(client.takeOne()).contains("\"connect\":{");
		}
	}

	@Test
	void whenTokenIsForgedThenInvalidToken() {
		assertThat(this.node.open().send(connect("\"token\":\"a.b.c\"")).closeCode()).isEqualTo(3500);
	}

	@Test
	void whenAnonymousTokensAreDisallowedThenPermissionDenied() {
		this.node.options((options) -> options
			.withConnect(new ClientOptions.Connect(false, false, true, false, PersonalChannel.DISABLED, Map.of())));
		TestClient client = this.node.open().send(connect("\"token\":\"" + TestNode.token("{'sub':''}") + "\""));
		assertThat(client.closeCode()).isEqualTo(3507);
	}

	@Test
	void whenTokenExpiresThenReplyTellsWhen() {
		long exp = this.node.loop().seconds() + 60;
		TestClient client = this.node.open()
			.send(connect("\"token\":\"" + TestNode.token("{'sub':'u','exp':" + exp + "}") + "\""));
		assertThat(client.takeOne()).contains("\"expires\":true,\"ttl\":60");
	}

	@Test
	void whenInsecureThenNothingExpires() {
		this.node.options((options) -> options.withConnect(ClientOptions.Connect.INSECURE));
		long exp = this.node.loop().seconds() + 60;
		TestClient client = this.node.open()
			.send(connect("\"token\":\"" + TestNode.token("{'sub':'u','exp':" + exp + "}") + "\""));
		assertThat(client.takeOne()).doesNotContain("expires");
	}

	@Test
	void whenHandlerDecidesThenItsDecisionCounts() {
		this.node.handlers(handlers((event) -> Mono
			.just(new ConnectDecision("u", 0, Payload.of("{\"i\":1}"), event.data(), Payload.EMPTY, Map.of()))));
		TestClient client = this.node.open().send(connect("\"data\":{\"d\":1}"));
		assertThat(client.takeOne()).contains("\"data\":{\"d\":1}");
		assertThat(client.session().user()).isEqualTo("u");
		assertThat(client.session().info().connectionInfo()).isEqualTo(Payload.of("{\"i\":1}"));
	}

	@Test
	void whenHandlerRefusesThenErrorOrDisconnect() {
		this.node.handlers(handlers((event) -> Mono.error(event.name().equals("e")
				? ProtocolError.TOO_MANY_REQUESTS.toException() : new Disconnect(4001, "no").toException())));
		assertThat(this.node.open().send(connect("\"name\":\"e\"")).takeOne())
			.isEqualTo("{\"id\":1,\"error\":{\"code\":111,\"message\":\"too many requests\",\"temporary\":true}}");
		assertThat(this.node.open().send(connect("")).closeCode()).isEqualTo(4001);
	}

	@Test
	void whenFirstHandlerIsSilentThenNextDecides() {
		this.node.handlers(
				new Handlers(List.of((event) -> Mono.empty(), (event) -> Mono.just(ConnectDecision.user("second"))),
						List.of(), List.of(), List.of(), null, null, List.of()));
		TestClient client = this.node.open().send(connect(""));
		client.takeOne();
		assertThat(client.session().user()).isEqualTo("second");
	}

	@Test
	void whenProxyHeaderNamesUserThenItConnects() {
		this.node.options((options) -> options.withConnect(ClientOptions.Connect.DEFAULTS));
		TestClient client = this.node.open(new TransportInfo("websocket", TestForms.JSON, false, true, Map.of(), "h"))
			.send(connect("\"subs\":{\"a\":{}}"));
		assertThat(client.takeOne()).doesNotContain("subs");
		assertThat(client.session().user()).isEqualTo("h");
	}

	@Test
	void whenTransportIsEmulatedThenSessionAndNodeAreTold() {
		TestClient client = this.node.open(new TransportInfo("sse", TestForms.JSON, true, true, Map.of(), ""))
			.send(connect(""));
		String session = client.session().sessionId();
		assertThat(client.takeOne()).contains("\"session\":\"" + session + "\",\"node\":\"node\"");
		assertThat(this.node.registry().bySession(session)).isSameAs(client.session());
	}

	@Test
	void whenTransportPingsNativelyThenNoPingIsTold() {
		TestClient client = this.node.open(new TransportInfo("websocket", TestForms.JSON, false, false, Map.of(), ""))
			.send(connect(""));
		assertThat(client.takeOne()).doesNotContain("ping").doesNotContain("pong");
	}

	@Test
	void whenServerTimeIsWantedThenItIsTold() {
		this.node.options((options) -> options
			.withConnect(new ClientOptions.Connect(false, true, false, true, PersonalChannel.DISABLED, Map.of())));
		assertThat(this.node.open().send(connect("")).takeOne()).contains("\"time\":" + this.node.loop().millis());
	}

	@Test
	void whenUserHasItsConnectionsThenConnectionLimit() {
		this.node.options((options) -> options.withLimits(new ClientOptions.Limits(128, 1024, 0, 1, 300, 300)));
		this.node.connect("u");
		this.node.connect("v");
		TestClient client = this.node.open().send(connect("\"token\":\"" + TestNode.token("{'sub':'u'}") + "\""));
		assertThat(client.closeCode()).isEqualTo(3504);
		this.node.connect();
		this.node.connect();
	}

	@Test
	void whenTokenNamesTooManyChannelsThenChannelLimit() {
		this.node.options((options) -> options.withLimits(new ClientOptions.Limits(1, 1024, 0, 0, 300, 300)));
		TestClient client = this.node.open()
			.send(connect("\"token\":\"" + TestNode.token("{'sub':'u','channels':['a','b']}") + "\""));
		assertThat(client.closeCode()).isEqualTo(3505);
	}

	@Test
	void whenTokenNamesChannelsThenTheyAreSubscribed() {
		this.node.namespace("r", RECOVERABLE);
		String claims = "{'sub':'u','subs':{'a':{'data':{'d':1}},'r:b':{}}}";
		TestClient client = this.node.open().send(connect("\"token\":\"" + TestNode.token(claims) + "\""));
		assertThat(client.takeOne()).contains("\"a\":{\"data\":{\"d\":1}}")
			.contains("\"r:b\":{\"recoverable\":true,\"epoch\":\"E\",\"positioned\":true}");
		this.node.publish("a", "1");
		this.node.publish("r:b", "2");
		assertThat(client.take()).containsExactly("{\"push\":{\"channel\":\"a\",\"pub\":{\"data\":1}}}",
				"{\"push\":{\"channel\":\"r:b\",\"pub\":{\"data\":2,\"offset\":1,\"epoch\":\"E\"}}}");
		client.send("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}");
		assertThat(client.takeOne()).contains("\"code\":105");
	}

	@Test
	void whenClientNamesPositionsThenServerSideSubscriptionsRecover() {
		this.node.channels(RECOVERABLE);
		this.node.publish("a", "1");
		this.node.publish("a", "2");
		String request = "\"token\":\"" + TestNode.token("{'sub':'u','channels':['a']}")
				+ "\",\"subs\":{\"a\":{\"recover\":true,\"offset\":1,\"epoch\":\"" + this.node.epoch("a")
				+ "\"},\"other\":{}}";
		assertThat(this.node.open().send(connect(request)).takeOne())
			.contains("\"a\":{\"recoverable\":true,\"epoch\":\"E\",\"publications\":[{\"data\":2,\"offset\":2}],"
					+ "\"recovered\":true,\"offset\":1,\"positioned\":true,\"was_recovering\":true}");
	}

	@Test
	void whenClientAsksForChannelsThenThoseItMaySubscribeToAreMade() {
		this.node.namespace("closed", ChannelOptions.DEFAULT);
		TestClient client = this.node.open().send(connect("\"subs\":{\"a\":{},\"closed:b\":{},\"$c\":{}}"));
		assertThat(client.takeOne()).contains("\"subs\":{\"a\":{}}");
		assertThat(this.node.open().send(connect("\"subs\":{\"no:x\":{}}")).closeCode()).isEqualTo(3501);
	}

	@Test
	void whenOneServerSideSubscriptionFailsThenConnectFails() {
		this.node.channels(RECOVERABLE);
		this.node.broker().fail(GatedBroker.Operation.HISTORY, new IllegalStateException("expected by the test"));
		TestClient client = this.node.open()
			.send(connect("\"token\":\"" + TestNode.token("{'sub':'u','channels':['a','b']}") + "\""));
		assertThat(client.closeCode()).isEqualTo(3004);
		assertThat(client.take()).isEmpty();
		assertThat(this.node.registry().numClients()).isZero();
		assertThat(this.node.services().hub().numSubscribers("a")).isZero();
	}

	@Test
	void whenServerSideSubscriptionsStartThenPublicationsFollowTheReply() {
		this.node.channels(RECOVERABLE);
		this.node.broker().hold(GatedBroker.Operation.HISTORY);
		TestClient client = this.node.open()
			.send(connect("\"token\":\"" + TestNode.token("{'sub':'u','channels':['a']}") + "\""),
					"{\"id\":2,\"unsubscribe\":{\"channel\":\"x\"}}");
		this.node.publish("a", "1");
		assertThat(client.take()).isEmpty();
		this.node.broker().release();
		assertThat(client.take()).hasSize(2).first().asString().contains("\"offset\":1");
		this.node.publish("a", "2");
		assertThat(client.takeOne()).contains("\"offset\":2");
	}

	@Test
	void whenPersonalChannelIsOnThenUserGetsIt() {
		this.node.options((options) -> options.withConnect(new ClientOptions.Connect(false, true, false, false,
				new PersonalChannel(true, "me", false), Map.of())));
		this.node.namespace("me", TestNode.OPEN);
		TestClient client = this.node.open().send(connect("\"token\":\"" + TestNode.token("{'sub':'u'}") + "\""));
		assertThat(client.takeOne()).contains("\"subs\":{\"me:#u\":{}}");
		assertThat(this.node.open().send(connect("")).takeOne()).doesNotContain("subs");
	}

	@Test
	void whenOnlyOneConnectionIsAllowedThenTheOldOneGoes() {
		this.node.options((options) -> options.withConnect(
				new ClientOptions.Connect(false, false, false, false, new PersonalChannel(true, "", true), Map.of())));
		this.node.channels(TestNode.OPEN.toBuilder().presence(new PresenceOptions(true, false, false)).build());
		TestClient first = this.node.connect("u");
		TestClient other = this.node.connect("v");
		TestClient second = this.node.connect("u");
		assertThat(first.closeCode()).isEqualTo(3504);
		assertThat(second.closeCode()).isZero();
		assertThat(other.closeCode()).isZero();
	}

	@Test
	void whenHandlerGrantsSubscriptionsThenOverridesApply() {
		SubscriptionGrant grant = new SubscriptionGrant(0, Payload.EMPTY, Payload.EMPTY,
				new SubscriptionGrant.Override(null, null, null, true, null));
		this.node.handlers(handlers((event) -> Mono
			.just(new ConnectDecision("u", 0, Payload.EMPTY, Payload.EMPTY, Payload.EMPTY, Map.of("a", grant)))));
		assertThat(this.node.open().send(connect("")).takeOne())
			.contains("\"subs\":{\"a\":{\"epoch\":\"E\",\"positioned\":true}}");
	}

	@Test
	void whenUnidirectionalThenConnectIsAPush() {
		TestClient client = this.node.open(TestForms.UNIDIRECTIONAL).connect("{\"subs\":{\"a\":{}}}");
		assertThat(client.takeOne()).isEqualTo("{\"connect\":{\"client\":\"C\",\"version\":\"0.0.0 OSS\","
				+ "\"subs\":{\"a\":{}},\"ping\":25,\"session\":\"" + client.session().sessionId() + "\"}}");
		this.node.publish("a", "1");
		assertThat(client.takeOne()).isEqualTo("{\"channel\":\"a\",\"pub\":{\"data\":1}}");
	}

	@ParameterizedTest
	@CsvSource({ "109, 3005", "110, 3005", "111, 3013", "103, 3507", "100, 3004", "400, 4400" })
	void whenUnidirectionalConnectFailsThenErrorIsADisconnect(int error, int disconnect) {
		this.node.options((options) -> options.withConnect(new ClientOptions.Connect(false, true, false, false,
				PersonalChannel.DISABLED, Map.of(400, new Disconnect(4400, "mapped")))));
		this.node.handlers(handlers((event) -> Mono.error(new ProtocolError(error, "refused", false).toException())));
		WireForm form = TestForms.UNIDIRECTIONAL;
		TestClient client = this.node.open(form).connect("{}");
		assertThat(client.closeCode()).isEqualTo(disconnect);
		assertThat(client.refusalCode()).isEqualTo(error);
		assertThat(client.take()).isEmpty();
	}

	@Test
	void whenClosedDuringConnectThenNothingIsLeft() {
		this.node.channels(RECOVERABLE);
		this.node.broker().hold(GatedBroker.Operation.HISTORY);
		TestClient client = this.node.open()
			.send(connect("\"token\":\"" + TestNode.token("{'sub':'u','channels':['a']}") + "\""));
		client.drop();
		this.node.broker().release();
		assertThat(client.take()).isEmpty();
		assertThat(this.node.registry().numClients()).isZero();
		assertThat(this.node.services().hub().numSubscribers("a")).isZero();
	}

	private static String connect(String content) {
		return "{\"id\":1,\"connect\":{" + content + "}}";
	}

	private static Handlers handlers(ConnectHandler handler) {
		return new Handlers(List.of(handler), List.of(), List.of(), List.of(), null, null, List.of());
	}

}
