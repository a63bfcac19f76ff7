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
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.handler.Handlers;
import io.centrifugo.engine.handler.RefreshDecision;
import io.centrifugo.engine.handler.SubRefreshHandler;
import io.centrifugo.engine.handler.SubscriptionGrant;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.session.ServerSubscription;
import io.centrifugo.engine.session.SubscriptionFlags;
import io.centrifugo.engine.testkit.TestClient;
import io.centrifugo.engine.testkit.TestNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Subscriptions that expire, and their refresh: client protocol, section 3.8.
 */
class SubscriptionExpiryTests {

	private static final String EXPIRED = "{\"push\":{\"channel\":\"a\",\"unsubscribe\":{\"code\":2501,"
			+ "\"reason\":\"subscription expired\"}}}";

	private final TestNode node = new TestNode().options((options) -> options.withPing(ClientOptions.Ping.DISABLED));

	@Test
	void whenSubscriptionIsNotRefreshedThenItEndsAndTheConnectionLives() {
		TestClient client = subscriber("'exp':" + in(60));
		this.node.advance(Duration.ofSeconds(84));
		this.node.publish("a", "1");
		assertThat(client.takeOne()).contains("\"data\":1");
		this.node.advance(Duration.ofSeconds(29));
		assertThat(client.takeOne()).isEqualTo(EXPIRED);
		assertThat(client.closeCode()).isZero();
		this.node.publish("a", "2");
		assertThat(client.take()).isEmpty();
		assertThat(this.node.services().hub().numSubscribers("a")).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "{'sub':'u','channel':'a','exp':+120}|0|{\"expires\":true,\"ttl\":120}",
					"{'sub':'u','channel':'a'}|0|{}", "{'sub':'u','channel':'a','exp':+120,'expire_at':0}|0|{}",
					"{'sub':'u','channel':'a','client':''}|0|{}", "{'sub':'u','channel':'a','exp':+0}|0|{}",
					"{'sub':'u','channel':'a','nbf':+9}|0|{}", "{'sub':'u','channel':'a','expire_at':1}|110|",
					"{'sub':'v','channel':'a'}|3500|", "{'channel':'a'}|3500|", "{'sub':'u','channel':'b'}|3500|",
					"{'sub':'u','channel':'a','client':'other'}|3500|", "{'sub':'u'}|3500|" })
	void whenClientRefreshesThenTokenDecides(String claims, int code, String result) {
		TestClient client = subscriber("'exp':" + in(60));
		refresh(client, "a", token(claims));
		assertOutcome(client, code, result);
	}

	@ParameterizedTest
	@CsvSource({ "a, a.b.c, 3500", "a, '', 107", "b, x, 103", "'', x, 3501" })
	void whenRefreshIsMalformedThenRefused(String channel, String token, int code) {
		TestClient client = subscriber("'exp':" + in(60));
		refresh(client, channel, token);
		assertOutcome(client, code, "");
	}

	@Test
	void whenRefreshedThenTheNewTimeCounts() {
		TestClient client = subscriber("'exp':" + in(60));
		this.node.advance(Duration.ofSeconds(60));
		refresh(client, "a", token("{'sub':'u','channel':'a','exp':+100}"));
		client.takeOne();
		this.node.advance(Duration.ofSeconds(124));
		assertThat(client.take()).isEmpty();
		this.node.advance(Duration.ofSeconds(29));
		assertThat(client.takeOne()).isEqualTo(EXPIRED);
	}

	@Test
	void whenRefreshTokenIsExpiredThenTheOldTimeCounts() {
		TestClient client = subscriber("'exp':" + in(60));
		refresh(client, "a", token("{'sub':'u','channel':'a','exp':+0}"));
		assertThat(client.takeOne()).isEqualTo("{\"id\":3,\"sub_refresh\":{}}");
		this.node.advance(Duration.ofSeconds(113));
		assertThat(client.takeOne()).isEqualTo(EXPIRED);
	}

	@Test
	void whenApplicationRefreshesThenClientMustNot() {
		TestClient client = handled((context, channel) -> Mono.empty());
		refresh(client, "a", token("{'sub':'u','channel':'a'}"));
		assertThat(client.closeCode()).isEqualTo(3501);
	}

	@Test
	void whenApplicationProlongsThenTheSubscriptionLives() {
		TestClient client = handled(
				(context, channel) -> Mono.just(new RefreshDecision(in(60), Payload.EMPTY, Payload.EMPTY)));
		this.node.advance(Duration.ofMinutes(5));
		this.node.publish("a", "1");
		assertThat(client.takeOne()).contains("\"data\":1");
	}

	@Test
	void whenApplicationLetsGoThenTheSubscriptionEnds() {
		TestClient client = handled((context, channel) -> Mono.empty());
		this.node.advance(Duration.ofSeconds(59));
		assertThat(client.take()).isEmpty();
		this.node.advance(Duration.ofSeconds(28));
		assertThat(client.takeOne()).isEqualTo(EXPIRED);
	}

	@Test
	void whenApplicationFailsThenTheSubscriptionLivesOn() {
		TestClient client = handled(
				(context, channel) -> Mono.error(new IllegalStateException("expected by the test")));
		this.node.advance(Duration.ofMinutes(5));
		assertThat(client.take()).isEmpty();
		assertThat(client.closeCode()).isZero();
	}

	@Test
	void whenServerSideSubscriptionExpiresThenTheConnectionEnds() {
		TestClient client = this.node.connect("u");
		client.session()
			.subscribe(new ServerSubscription("a", SubscriptionFlags.NONE, in(60), Payload.EMPTY, Payload.EMPTY, null));
		assertThat(client.takeOne()).isEqualTo("{\"push\":{\"channel\":\"a\",\"subscribe\":{}}}");
		this.node.advance(Duration.ofSeconds(84));
		assertThat(client.closeCode()).isZero();
		this.node.advance(Duration.ofSeconds(29));
		assertThat(client.closeCode()).isEqualTo(3006);
	}

	private TestClient subscriber(String claims) {
		TestClient client = this.node.connect("u");
		String token = TestNode.token("{'sub':'u','channel':'a'," + claims + "}");
		client.send("{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"token\":\"" + token + "\"}}");
		assertThat(client.takeOne()).contains("\"expires\":true,\"ttl\":60");
		return client;
	}

	private TestClient handled(SubRefreshHandler handler) {
		SubscriptionGrant grant = new SubscriptionGrant(in(60), Payload.EMPTY, Payload.EMPTY,
				SubscriptionGrant.Override.NONE);
		this.node.handlers(new Handlers(List.of(), List.of((event) -> Mono.just(grant)), List.of(), List.of(), null,
				handler, List.of()));
		TestClient client = this.node.connect("u").send("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}");
		assertThat(client.takeOne()).isEqualTo("{\"id\":2,\"subscribe\":{}}");
		return client;
	}

	private static void refresh(TestClient client, String channel, String token) {
		client.send("{\"id\":3,\"sub_refresh\":{\"channel\":\"" + channel + "\",\"token\":\"" + token + "\"}}");
	}

	private static void assertOutcome(TestClient client, int code, String result) {
		assertThat(client.closeCode()).isEqualTo((code >= 3000) ? code : 0);
		if (code == 0) {
			assertThat(client.takeOne()).isEqualTo("{\"id\":3,\"sub_refresh\":" + result + "}");
		}
		else if (code < 3000) {
			assertThat(client.takeOne()).startsWith("{\"id\":3,\"error\":{\"code\":" + code + ",");
		}
	}

	private String token(String claims) {
		return TestNode.token(Pattern.compile(":\\+(\\d+)")
			.matcher(claims)
			.replaceAll((match) -> ":" + in(Integer.parseInt(match.group(1)))));
	}

	private long in(int seconds) {
		return this.node.loop().seconds() + seconds;
	}

}
