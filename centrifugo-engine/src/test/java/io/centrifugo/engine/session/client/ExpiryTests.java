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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.handler.Handlers;
import io.centrifugo.engine.handler.RefreshDecision;
import io.centrifugo.engine.handler.RefreshHandler;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.session.ConnectionRefresh;
import io.centrifugo.engine.testkit.TestClient;
import io.centrifugo.engine.testkit.TestForms;
import io.centrifugo.engine.testkit.TestNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections that expire, and their refresh: client protocol, section 3.7.
 */
class ExpiryTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final TestNode node = new TestNode().options((options) -> options.withPing(ClientOptions.Ping.DISABLED));

	@Test
	void whenSilentClientExpiresThenItIsClosedThoughItReceives() {
		TestClient client = connect("'exp':" + in(60));
		client.send("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}").take();
		this.node.advance(Duration.ofSeconds(84));
		this.node.publish("a", "1");
		assertThat(client.takeOne()).contains("\"data\":1");
		assertThat(client.closeCode()).isZero();
		this.node.advance(SECOND.multipliedBy(2));
		assertThat(client.closeCode()).isEqualTo(3005);
		this.node.publish("a", "2");
		assertThat(client.take()).isEmpty();
		assertThat(this.node.registry().numClients()).isZero();
	}

	@Test
	void whenUnidirectionalClientExpiresThenItIsClosed() {
		TestClient client = this.node.open(TestForms.UNIDIRECTIONAL)
			.connect("{\"token\":\"" + TestNode.token("{'sub':'u','exp':" + in(60) + "}") + "\"}");
		assertThat(client.takeOne()).contains("\"expires\":true,\"ttl\":60");
		this.node.advance(Duration.ofSeconds(86));
		assertThat(client.closeCode()).isEqualTo(3005);
	}

	@Test
	void whenThereIsNoGraceThenExpiryIsTheEnd() {
		this.node.options((options) -> options
			.withExpiry(new ClientOptions.Expiry(Duration.ofSeconds(10), Duration.ZERO, Duration.ZERO)));
		TestClient client = connect("'exp':" + in(60));
		this.node.advance(Duration.ofSeconds(59));
		assertThat(client.closeCode()).isZero();
		this.node.advance(SECOND.multipliedBy(2));
		assertThat(client.closeCode()).isEqualTo(3005);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "{'sub':'u','exp':+120}|0|{\"client\":\"C\",\"expires\":true,\"ttl\":120}", "{'sub':'u'}|0|{}",
					"{'sub':'u','exp':+120,'expire_at':0}|0|{}",
					"{'sub':'u','expire_at':+9}|0|~{\"client\":\"C\",\"expires\":true,\"ttl\":9}~",
					"{'sub':'u','exp':+99999999999}|0|{\"client\":\"C\",\"expires\":true,\"ttl\":31536000}",
					"{'sub':'u','exp':+0}|3005|", "{'sub':'u','nbf':+9}|3005|", "{'sub':'u','expire_at':+0}|110|",
					"{'sub':'v'}|3500|", "{}|3500|", "{'sub':'u','channel':'a'}|3500|",
					"{'sub':'u','channels':['a']}|3010|", "{'sub':'u','subs':{'a':{}}}|3010|" })
	void whenClientRefreshesThenTokenDecides(String claims, int code, String result) {
		TestClient client = connect("'exp':" + in(60));
		refresh(client, TestNode.token(absolute(claims)));
		assertOutcome(client, code, result);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.b.c", "x" })
	void whenRefreshTokenIsForgedThenInvalidToken(String token) {
		TestClient client = connect("'exp':" + in(60));
		refresh(client, token);
		assertThat(client.closeCode()).isEqualTo(3500);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "'channels':['a','b']|0", "'channels':['a']|3010",
			"'subs':{'b':{},'a':{}}|0", "'jti':'x'|3010", "'channels':['a','b','c']|3010" })
	void whenChannelsOfTheTokenChangeThenInsufficientState(String claims, int disconnect) {
		TestClient client = connect("'exp':" + in(60) + ",'channels':['a','b']");
		refresh(client, TestNode.token("{'sub':'u'," + claims + "}"));
		assertThat(client.closeCode()).isEqualTo(disconnect);
	}

	@Test
	void whenClientRefreshedThenTheNewTimeCounts() {
		TestClient client = connect("'exp':" + in(60));
		this.node.advance(Duration.ofSeconds(60));
		refresh(client, TestNode.token("{'sub':'u','exp':" + in(100) + ",'info':{'i':2}}"));
		assertThat(client.takeOne()).contains("\"ttl\":100");
		assertThat(client.session().info().connectionInfo()).isEqualTo(Payload.of("{\"i\":2}"));
		this.node.advance(Duration.ofSeconds(124));
		assertThat(client.closeCode()).isZero();
		this.node.advance(SECOND.multipliedBy(2));
		assertThat(client.closeCode()).isEqualTo(3005);
	}

	@Test
	void whenNewTokenDoesNotExpireThenNeitherDoesTheConnection() {
		TestClient client = connect("'exp':" + in(60));
		refresh(client, TestNode.token("{'sub':'u'}"));
		this.node.advance(Duration.ofMinutes(10));
		assertThat(client.closeCode()).isZero();
	}

	@Test
	void whenInsecureThenRefreshDoesNotMakeItExpire() {
		this.node.options((options) -> options.withConnect(ClientOptions.Connect.INSECURE));
		TestClient client = connect("'exp':" + in(60));
		refresh(client, TestNode.token("{'sub':'u','exp':" + in(60) + "}"));
		assertThat(client.takeOne()).isEqualTo("{\"id\":3,\"refresh\":{}}");
	}

	@Test
	void whenApplicationRefreshesThenClientMustNot() {
		TestClient client = handled((context) -> Mono.empty());
		refresh(client, TestNode.token("{'sub':'u'}"));
		assertThat(client.closeCode()).isEqualTo(3501);
	}

	@Test
	void whenApplicationProlongsThenTheConnectionLives() {
		TestClient client = handled(
				(context) -> Mono.just(new RefreshDecision(in(60), Payload.of("7"), Payload.EMPTY)));
		this.node.advance(Duration.ofMinutes(5));
		assertThat(client.closeCode()).isZero();
		assertThat(client.session().info().connectionInfo()).isEqualTo(Payload.of("7"));
		assertThat(client.take()).isEmpty();
	}

	@Test
	void whenApplicationLetsGoThenTheConnectionExpires() {
		TestClient client = handled((context) -> Mono.empty());
		this.node.advance(Duration.ofSeconds(59));
		assertThat(client.closeCode()).isZero();
		this.node.advance(SECOND.multipliedBy(2));
		assertThat(client.closeCode()).isEqualTo(3005);
	}

	@Test
	void whenApplicationFailsThenItIsAskedAgainInAMinute() {
		List<Long> asked = new ArrayList<>();
		TestClient client = handled((context) -> {
			asked.add(this.node.loop().seconds());
			return (asked.size() < 3) ? Mono.error(new IllegalStateException("expected by the test")) : Mono.empty();
		});
		this.node.advance(Duration.ofSeconds(170));
		assertThat(asked).hasSize(2);
		assertThat(client.closeCode()).isZero();
		this.node.advance(Duration.ofSeconds(15));
		assertThat(asked).hasSize(3);
		assertThat(client.closeCode()).isEqualTo(3005);
	}

	@Test
	void whenApplicationDisconnectsThenWithItsCode() {
		TestClient client = handled((context) -> Mono.error(new Disconnect(4123, "bye").toException()));
		this.node.advance(Duration.ofSeconds(62));
		assertThat(client.closeCode()).isEqualTo(4123);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "false|0|{}|0",
			"false|+30|{\"expires\":true,\"ttl\":30}|0", "false|+0|~~|3005", "true|0|~~|3005", "true|+30|~~|3005" })
	void whenServerRefreshesThenClientIsTold(boolean expired, String expireAt, String push, int disconnect) {
		TestClient client = connect("'exp':" + in(60));
		long at = expireAt.startsWith("+") ? in(Integer.parseInt(expireAt.substring(1))) : 0;
		client.session().refresh(new ConnectionRefresh(expired, at, Payload.EMPTY));
		this.node.loop().run();
		assertThat(client.closeCode()).isEqualTo(disconnect);
		if (disconnect == 0) {
			assertThat(client.takeOne()).isEqualTo("{\"push\":{\"refresh\":" + push + "}}");
		}
	}

	private TestClient handled(RefreshHandler handler) {
		this.node.handlers(new Handlers(List.of(), List.of(), List.of(), List.of(), handler, null, List.of()));
		TestClient client = this.node.open()
			.send("{\"id\":1,\"connect\":{\"token\":\"" + TestNode.token("{'sub':'u','exp':" + in(60) + "}") + "\"}}");
		assertThat(client.takeOne()).doesNotContain("expires");
		return client;
	}

	private TestClient connect(String claims) {
		TestClient client = this.node.open()
			.send("{\"id\":1,\"connect\":{\"token\":\"" + TestNode.token("{'sub':'u'," + claims + "}") + "\"}}");
		client.takeOne();
		return client;
	}

	private static void refresh(TestClient client, String token) {
		client.send("{\"id\":3,\"refresh\":{\"token\":\"" + token + "\"}}");
	}

	private static void assertOutcome(TestClient client, int code, String result) {
		assertThat(client.closeCode()).isEqualTo((code >= 3000) ? code : 0);
		if (code == 0) {
			assertThat(client.takeOne()).isEqualTo("{\"id\":3,\"refresh\":" + result + "}");
		}
		else if (code < 3000) {
			assertThat(client.takeOne()).startsWith("{\"id\":3,\"error\":{\"code\":" + code + ",");
		}
	}

	private String absolute(String claims) {
		return Pattern.compile(":\\+(\\d+)")
			.matcher(claims)
			.replaceAll((match) -> ":" + (this.node.loop().seconds() + Long.parseLong(match.group(1))));
	}

	private long in(int seconds) {
		return this.node.loop().seconds() + seconds;
	}

}
