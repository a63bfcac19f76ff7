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

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.centrifugo.engine.channel.AccessRule;
import io.centrifugo.engine.channel.AccessRules;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.PresenceOptions;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.Unsubscribe;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.session.ServerSubscription;
import io.centrifugo.engine.session.SubscriptionFlags;
import io.centrifugo.engine.testkit.GatedBroker;
import io.centrifugo.engine.testkit.TestClient;
import io.centrifugo.engine.testkit.TestNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Subscriptions and disconnects by the server: client protocol, sections 2.3 and 4.8.
 */
class ServerSideTests {

	private static final SubscriptionFlags RECOVERING = new SubscriptionFlags(false, false, false, false, true);

	private final TestNode node = new TestNode().channels(Streams.STREAM);

	@Test
	void whenServerSubscribesThenClientIsToldAndReceives() {
		TestClient client = this.node.connect("u");
		subscribe(client, RECOVERING, null);
		assertThat(client.takeOne()).isEqualTo("{\"push\":{\"channel\":\"a\",\"subscribe\":{\"recoverable\":true,"
				+ "\"epoch\":\"E\",\"positioned\":true,\"data\":{\"d\":1}}}}");
		this.node.publish("a", "1");
		assertThat(client.takeOne()).contains("\"offset\":1");
		assertThat(client.send("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}").takeOne()).contains("\"code\":105");
	}

	@Test
	void whenServerSubscribesAgainThenClientIsToldWhereItIs() {
		TestClient client = this.node.connect("u");
		subscribe(client, RECOVERING, null);
		this.node.publish("a", "1");
		client.take();
		subscribe(client, RECOVERING, null);
		assertThat(client.takeOne()).contains("\"subscribe\":{\"recoverable\":true,\"epoch\":\"E\",\"offset\":1");
	}

	@Test
	void whenClientIsSubscribedByItselfThenServerChangesNothing() {
		TestClient client = this.node.connect("u").send("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}");
		client.takeOne();
		subscribe(client, RECOVERING, null);
		assertThat(client.take()).isEmpty();
		this.node.publish("a", "1");
		assertThat(client.take()).hasSize(1);
	}

	@Test
	void whenServerNamesAPositionThenMissedPublicationsFollow() {
		Streams.publish(this.node, 1, 3);
		TestClient client = this.node.connect("u");
		subscribe(client, RECOVERING, new StreamPosition(1, this.node.epoch("a")));
		List<String> received = client.take();
		assertThat(received).hasSize(3);
		assertThat(received.get(0)).contains("\"offset\":1,\"positioned\":true");
		assertThat(received.get(1)).contains("\"pub\":{\"data\":2,\"offset\":2");
		assertThat(received.get(2)).contains("\"pub\":{\"data\":3,\"offset\":3");
		this.node.publish("a", "4");
		assertThat(client.takeOne()).contains("\"offset\":4");
	}

	@ParameterizedTest
	@CsvSource({ "9, E", "2, other" })
	void whenPositionIsGoneThenTheTopIsTold(long offset, String epoch) {
		Streams.publish(this.node, 1, 3);
		TestClient client = this.node.connect("u");
		subscribe(client, RECOVERING, new StreamPosition(offset, "E".equals(epoch) ? this.node.epoch("a") : epoch));
		assertThat(client.takeOne()).contains("\"epoch\":\"E\",\"offset\":3");
	}

	@Test
	void whenServerSubscribesPastTheLimitThenChannelLimit() {
		this.node.options((options) -> options.withLimits(new ClientOptions.Limits(1, 1024, 0, 0, 300, 300)));
		TestClient client = this.node.connect("u").send("{\"id\":2,\"subscribe\":{\"channel\":\"b\"}}");
		client.takeOne();
		subscribe(client, RECOVERING, null);
		assertThat(client.closeCode()).isEqualTo(3505);
	}

	@Test
	void whenServerSubscribesDuringConnectThenItWaitsForTheReply() {
		this.node.broker().hold(GatedBroker.Operation.HISTORY);
		TestClient client = this.node.open()
			.send("{\"id\":1,\"connect\":{\"token\":\"" + TestNode.token("{'sub':'u','channels':['b']}") + "\"}}");
		subscribe(client, SubscriptionFlags.NONE, null);
		assertThat(client.take()).isEmpty();
		this.node.broker().release();
		List<String> received = client.take();
		assertThat(received).hasSize(2).last().asString().contains("\"channel\":\"a\",\"subscribe\":{");
	}

	@ParameterizedTest
	@CsvSource({ "2000, server unsubscribe", "2500, insufficient state", "2501, subscription expired", "2042, own" })
	void whenServerUnsubscribesThenClientIsTold(int code, String reason) {
		TestClient client = this.node.connect("u").send("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}");
		client.takeOne();
		client.session().unsubscribe("a", new Unsubscribe(code, reason));
		assertThat(client.takeOne()).isEqualTo(
				"{\"push\":{\"channel\":\"a\",\"unsubscribe\":{\"code\":" + code + ",\"reason\":\"" + reason + "\"}}}");
		this.node.publish("a", "1");
		assertThat(client.take()).isEmpty();
		assertThat(client.send("{\"id\":3,\"subscribe\":{\"channel\":\"a\"}}").takeOne()).contains("\"subscribe\":{");
	}

	@Test
	void whenServerUnsubscribesItsOwnSubscriptionThenClientIsTold() {
		TestClient client = this.node.connect("u");
		subscribe(client, RECOVERING, null);
		client.take();
		client.session().unsubscribe("a", Unsubscribe.SERVER);
		assertThat(client.takeOne()).contains("\"unsubscribe\":{\"code\":2000");
		assertThat(this.node.services().hub().numSubscribers("a")).isZero();
	}

	@Test
	void whenClientUnsubscribesAServerSideSubscriptionThenItEnds() {
		TestClient client = this.node.connect("u");
		subscribe(client, RECOVERING, null);
		client.take();
		assertThat(client.send("{\"id\":2,\"unsubscribe\":{\"channel\":\"a\"}}").takeOne())
			.isEqualTo("{\"id\":2,\"unsubscribe\":{}}");
		this.node.publish("a", "1");
		assertThat(client.take()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "3503, force disconnect", "3011, force reconnect", "3001, shutdown", "4444, own" })
	void whenServerDisconnectsThenNothingFollows(int code, String reason) {
		TestClient client = this.node.connect("u").send("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}");
		client.takeOne();
		client.session().disconnect(new Disconnect(code, reason));
		assertThat(client.closeCode()).isEqualTo(code);
		this.node.publish("a", "1");
		assertThat(client.send("{\"id\":3,\"history\":{\"channel\":\"a\"}}").take()).isEmpty();
		assertThat(this.node.registry().numClients()).isZero();
		assertThat(this.node.services().hub().numSubscribers("a")).isZero();
	}

	@Test
	void whenJoinAndLeaveArePublishedThenThoseWhoWantThemGetThem() {
		this.node.channels(presence(true)).namespace("asked", presence(false));
		for (String channel : new String[] { "a", "asked:a" }) {
			String wish = channel.equals("a") ? "" : ",\"join_leave\":true";
			TestClient first = this.node.connect("u")
				.send("{\"id\":2,\"subscribe\":{\"channel\":\"" + channel + "\"" + wish + "}}");
			assertThat(first.take()).containsExactly("{\"id\":2,\"subscribe\":{}}", "{\"push\":{\"channel\":\""
					+ channel + "\",\"join\":{\"info\":{\"user\":\"u\",\"client\":\"C\"}}}}");
			TestClient second = this.node.connect("v")
				.send("{\"id\":2,\"subscribe\":{\"channel\":\"" + channel + "\"}}");
			assertThat(first.takeOne()).contains("\"join\":{\"info\":{\"user\":\"v\"");
			assertThat(second.take()).hasSize(channel.equals("a") ? 2 : 1);
			assertThat(second.send("{\"id\":3,\"unsubscribe\":{\"channel\":\"" + channel + "\"}}").take())
				.containsExactly("{\"id\":3,\"unsubscribe\":{}}");
			assertThat(first.takeOne()).contains("\"leave\":{\"info\":{\"user\":\"v\"");
			second.send("{\"id\":4,\"subscribe\":{\"channel\":\"" + channel + "\"}}");
			assertThat(first.takeOne()).contains("\"join\"");
			second.drop();
			assertThat(first.takeOne()).contains("\"leave\"");
		}
	}

	@Test
	void whenPresenceMayNotBeReadThenJoinsAreNotPushedOnRequest() {
		this.node.channels(presence(false).toBuilder()
			.access(new AccessRules(new AccessRule(true, true, true), AccessRule.NOBODY, AccessRule.NOBODY,
					AccessRule.NOBODY, false))
			.build());
		TestClient client = this.node.connect("u")
			.send("{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"join_leave\":true}}");
		assertThat(client.takeOne()).isEqualTo("{\"id\":2,\"subscribe\":{}}");
	}

	private static ChannelOptions presence(boolean pushed) {
		return TestNode.OPEN.toBuilder().presence(new PresenceOptions(true, true, pushed)).build();
	}

	private static void subscribe(TestClient client, SubscriptionFlags flags, @Nullable StreamPosition since) {
		client.session()
			.subscribe(new ServerSubscription("a", flags, 0, Payload.EMPTY, Payload.of("{\"d\":1}"), since));
	}

}
