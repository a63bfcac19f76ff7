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

package io.centrifugo.engine.api.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.BDDMockito;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.api.PublishRequest;
import io.centrifugo.engine.node.control.NodeInfo;
import io.centrifugo.engine.node.control.NodeMetricsInfo;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.Unsubscribe;
import io.centrifugo.engine.session.ConnectionRefresh;
import io.centrifugo.engine.session.ServerSubscription;
import io.centrifugo.engine.session.SessionSelector;
import io.centrifugo.engine.session.SubscriptionFlags;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApiJson}, a call at a time.
 */
class ApiJsonTests {

	private static final String BAD_REQUEST = "{\"error\":{\"code\":107,\"message\":\"bad request\"}}";

	private static final String UNKNOWN = "{\"error\":{\"code\":102,\"message\":\"unknown channel\"}}";

	private static final String NOT_AVAILABLE = "{\"error\":{\"code\":108,\"message\":\"not available\"}}";

	private final JsonTestApi api = new JsonTestApi();

	@Test
	void whenChannelHasNoHistoryThenPublishResultIsEmpty() {
		assertThat(this.api.call("publish", "{\"channel\":\"a\",\"data\":{}}")).isEqualTo("{\"result\":{}}");
		assertThat(this.api.commands).containsExactly("publish");
		assertThat(this.api.errors).isEmpty();
	}

	@Test
	void publishTellsThePosition() {
		String reply = this.api.call("publish", "{\"channel\":\"history:a\",\"data\":null,\"unknown\":[1]}");
		assertThat(reply).matches("\\{\"result\":\\{\"offset\":1,\"epoch\":\"[^\"]+\"}}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{} | 107", "{\"channel\":\"\",\"data\":1} | 107", "null | 107",
			"{\"channel\":\"no:a\",\"data\":1} | 102", "{\"channel\":\"a\"} | 107",
			"{\"channel\":\"a\",\"data\":1,\"b64data\":\"!\"} | 107", "{\"channel\":\"map:a\",\"data\":1} | 107",
			"{\"channel\":\"json:a\",\"data\":1} | 107", "{\"channel\":\"json:a\",\"b64data\":\"AQ==\"} | 107",
			"{\"channel\":\"json:a\",\"data\":{}} | 0", "{\"channel\":\"binary:a\"} | 0",
			"{\"channel\":\"a\",\"b64data\":\"AQ==\"} | 0", "{\"channel\":\"a\",\"data\":null} | 0" })
	void publishChecks(String body, int code) {
		String reply = this.api.call("publish", body);
		if (code == 0) {
			assertThat(reply).startsWith("{\"result\":{");
		}
		else {
			assertThat(reply).startsWith("{\"error\":{\"code\":" + code + ",");
			assertThat(this.api.errors).containsExactly("publish " + code);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "x", "{", "[]", "1", "{} {}", "{\"channel\":1}", "{\"tags\":[]}",
			"{\"tags\":{\"a\":1}}", "{\"version\":-1}", "{\"version\":1.5}", "{\"version\":18446744073709551616}",
			"{\"delta\":1}", "{\"channel\":\"a\",\"data\":01}" })
	void whenBodyIsNotARequestThenItIsRefused(String body) {
		ApiReply reply = this.api.reply("publish", body, true);
		assertThat(reply.status()).isEqualTo(400);
		assertThat(JsonTestApi.text(reply)).isEqualTo("Bad Request\n");
		assertThat(reply.contentType()).isEqualTo("text/plain; charset=utf-8");
		assertThat(this.api.errors).containsExactly("publish unmarshal");
	}

	@Test
	void publishHandsOverEverything() {
		this.api.call("publish", """
				{"channel":"history:a","data": [ 1 ,2] ,"tags":{"k":"v","n":null},"version":18446744073709551615,
				"version_epoch":"e","idempotency_key":"i","delta":true}""");
		String first = this.api.call("history", "{\"channel\":\"history:a\",\"limit\":-1}");
		assertThat(first).startsWith("{\"result\":{\"publications\":[{\"data\":[ 1 ,2],\"offset\":1,\"tags\":{")
			.contains("\"k\":\"v\"", "\"n\":\"\"");
		this.api.call("publish", "{\"channel\":\"history:a\",\"data\":2,\"idempotency_key\":\"i\"}");
		this.api.call("publish",
				"{\"channel\":\"history:a\",\"data\":2,\"version\":5,\"version_epoch\":\"e\",\"skip_history\":false}");
		assertThat(this.api.call("history", "{\"channel\":\"history:a\"}")).contains("\"publications\":[]",
				"\"offset\":1");
		assertThat(this.api.call("publish", "{\"channel\":\"history:a\",\"data\":2,\"skip_history\":true}"))
			.isEqualTo("{\"result\":{}}");
	}

	@Test
	void broadcastAnswersInOrder() {
		String reply = this.api.call("broadcast",
				"{\"channels\":[\"a\",\"\",\"no:a\",\"history:a\",\"json:a\",\"map:a\"],\"data\":1}");
		assertThat(reply).matches("\\{\"result\":\\{\"responses\":\\[\\{\"result\":\\{}},"
				+ "\\{\"error\":\\{\"code\":107,\"message\":\"bad request\"}},"
				+ "\\{\"error\":\\{\"code\":102,\"message\":\"unknown channel\"}},"
				+ "\\{\"result\":\\{\"offset\":1,\"epoch\":\"[^\"]+\"}},"
				+ "\\{\"error\":\\{\"code\":107,\"message\":\"bad request\"}},\\{\"result\":\\{}}]}}");
		assertThat(this.api.errors).containsExactly("broadcast_publish 107", "broadcast_publish 102",
				"broadcast_publish 107");
	}

	@Test
	void broadcastWantsChannels() {
		assertThat(this.api.call("broadcast", "{\"data\":1}")).isEqualTo(BAD_REQUEST);
		assertThat(this.api.call("broadcast", "{\"channels\":[\"a\"],\"b64data\":\"!\"}")).isEqualTo(BAD_REQUEST);
	}

	@Test
	void subscribeHandsOverEverything() {
		String reply = this.api.call("subscribe", """
				{"channel":"history:a","user":"u","client":"c","session":"s","expire_at":5,"b64info":"AQ==",
				"data":{"d":1},"recover_since":{"offset":7,"epoch":"e"},
				"override":{"join_leave":{"value":true},"presence":{"value":false},"force_recovery":{}}}""");
		assertThat(reply).isEqualTo("{\"result\":{}}");
		BDDMockito.then(this.api.node)
			.should()
			.subscribe(new SessionSelector("u", false, "c", "s"),
					new ServerSubscription("history:a", new SubscriptionFlags(false, true, false, false, false), 5,
							Payload.of(new byte[] { 1 }), Payload.of("{\"d\":1}"), new StreamPosition(7, "e")));
	}

	@Test
	void subscribeChecks() {
		assertThat(this.api.call("subscribe", "{\"user\":\"u\"}")).isEqualTo(BAD_REQUEST);
		assertThat(this.api.call("subscribe", "{\"user\":\"u\",\"channel\":\"no:a\"}")).isEqualTo(UNKNOWN);
		assertThat(this.api.call("subscribe", "{\"channel\":\"a\",\"b64data\":\"!\"}")).isEqualTo(BAD_REQUEST);
		assertThat(this.api.call("subscribe", "{\"channel\":\"a\",\"b64info\":\"!\"}")).isEqualTo(BAD_REQUEST);
	}

	@Test
	void unsubscribe() {
		assertThat(this.api.call("unsubscribe", "{\"channel\":\"a\",\"user\":\"u\"}")).isEqualTo("{\"result\":{}}");
		BDDMockito.then(this.api.node).should().unsubscribe(SessionSelector.user("u"), "a", Unsubscribe.SERVER);
		assertThat(this.api.call("unsubscribe", "{\"user\":\"u\"}")).isEqualTo(BAD_REQUEST);
		assertThat(this.api.call("unsubscribe", "{\"channel\":\"no:a\"}")).isEqualTo(UNKNOWN);
	}

	@Test
	void disconnect() {
		this.api.call("disconnect", "{\"user\":\"u\"}");
		BDDMockito.then(this.api.node)
			.should()
			.disconnect(SessionSelector.user("u"), Set.of(), Disconnect.FORCE_NO_RECONNECT);
		this.api.call("disconnect",
				"{\"user\":\"u\",\"disconnect\":{\"code\":4500,\"reason\":\"r\"},\"whitelist\":[\"x\",\"y\",\"x\"]}");
		BDDMockito.then(this.api.node)
			.should()
			.disconnect(SessionSelector.user("u"), Set.of("x", "y"), new Disconnect(4500, "r"));
	}

	@Test
	void refresh() {
		this.api.call("refresh", "{\"user\":\"u\",\"expired\":true,\"expire_at\":-3,\"info\":{\"a\":1}}");
		BDDMockito.then(this.api.node)
			.should()
			.refresh(SessionSelector.user("u"), new ConnectionRefresh(true, -3, Payload.of("{\"a\":1}")));
	}

	@Test
	void presence() {
		assertThat(this.api.call("presence", "{\"channel\":\"history:a\"}"))
			.isEqualTo("{\"result\":{\"presence\":{}}}");
		this.api.presence.add("history:a", new ClientInfo("", "c", Payload.of("{\"i\":1}"), Payload.EMPTY)).block();
		assertThat(this.api.call("presence", "{\"channel\":\"history:a\"}"))
			.isEqualTo("{\"result\":{\"presence\":{\"c\":{\"user\":\"\",\"client\":\"c\",\"conn_info\":{\"i\":1}}}}}");
		assertThat(this.api.call("presence_stats", "{\"channel\":\"history:a\"}"))
			.isEqualTo("{\"result\":{\"num_clients\":1,\"num_users\":1}}");
		assertThat(this.api.call("presence_stats", "{\"channel\":\"history:b\"}"))
			.isEqualTo("{\"result\":{\"num_clients\":0,\"num_users\":0}}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "presence", "presence_stats", "history", "history_remove" })
	void readingChecks(String method) {
		assertThat(this.api.call(method, "{}")).isEqualTo(BAD_REQUEST);
		assertThat(this.api.call(method, "{\"channel\":\"no:a\"}")).isEqualTo(UNKNOWN);
		assertThat(this.api.call(method, "{\"channel\":\"a\"}")).isEqualTo(NOT_AVAILABLE);
	}

	@Test
	void historyReadsPages() {
		for (int i = 1; i <= 3; i++) {
			this.api.call("publish", "{\"channel\":\"history:a\",\"data\":" + i + "}");
		}
		assertThat(history("\"limit\":1")).startsWith("[{\"data\":1,\"offset\":1}]").endsWith("\"offset\":3}}");
		assertThat(history("\"limit\":-1,\"since\":{\"offset\":1}"))
			.startsWith("[{\"data\":2,\"offset\":2},{\"data\":3,\"offset\":3}]");
		assertThat(history("\"limit\":1,\"reverse\":true")).startsWith("[{\"data\":3,\"offset\":3}]");
		assertThat(history("\"limit\":-1,\"since\":{\"offset\":9}")).startsWith("[],\"epoch\":");
		assertThat(this.api.call("history", "{\"channel\":\"history:a\",\"since\":{\"offset\":1,\"epoch\":\"x\"}}"))
			.isEqualTo("{\"error\":{\"code\":112,\"message\":\"unrecoverable position\"}}");
		assertThat(this.api.call("history", "{\"channel\":\"history:a\",\"reverse\":true,\"since\":{\"epoch\":\"\"}}"))
			.isEqualTo("{\"error\":{\"code\":100,\"message\":\"internal server error\"}}");
	}

	private String history(String fields) {
		String reply = this.api.call("history", "{\"channel\":\"history:a\"," + fields + "}");
		assertThat(reply).startsWith("{\"result\":{\"publications\":");
		return reply.substring("{\"result\":{\"publications\":".length());
	}

	@Test
	void historyRemoveKeepsTheNumbering() {
		this.api.call("publish", "{\"channel\":\"history:a\",\"data\":1}");
		assertThat(this.api.call("history_remove", "{\"channel\":\"history:a\"}")).isEqualTo("{\"result\":{}}");
		assertThat(history("\"limit\":-1")).startsWith("[],").endsWith("\"offset\":1}}");
	}

	@Test
	void whenHistoryIsNotJsonThenReplyCannotBeEncoded() {
		this.api.call("publish", "{\"channel\":\"history:a\",\"b64data\":\"AQ==\"}");
		ApiReply reply = this.api.reply("history", "{\"channel\":\"history:a\",\"limit\":-1}", false);
		assertThat(reply.status()).isEqualTo(500);
		assertThat(JsonTestApi.text(reply)).isEqualTo("Internal Server Error\n");
		assertThat(this.api.errors).containsExactly("history marshal");
	}

	@Test
	void channels() {
		Map<String, Integer> channels = new LinkedHashMap<>();
		channels.put("a\"\u00e9", 2);
		channels.put("b", 0);
		BDDMockito.given(this.api.node.activeChannels("a*")).willReturn(Mono.just(channels));
		BDDMockito.given(this.api.node.activeChannels("")).willReturn(Mono.error(new IllegalStateException("planned")));
		assertThat(this.api.call("channels", "{\"pattern\":\"a*\"}"))
			.isEqualTo("{\"result\":{\"channels\":{\"a\\\"\u00e9\":{\"num_clients\":2},\"b\":{}}}}");
		assertThat(this.api.call("channels", "{}"))
			.isEqualTo("{\"error\":{\"code\":100,\"message\":\"internal server error\"}}");
	}

	@Test
	void info() {
		NodeInfo node = new NodeInfo("u", "n", "1 OSS", 1, 2, 3, 4, 5,
				new NodeMetricsInfo(60, Map.of("centrifugo.a", 1.5)), Payload.EMPTY);
		NodeInfo young = new NodeInfo("u", "n", "1 OSS", 0, 0, 0, 0, 0, null, Payload.EMPTY);
		BDDMockito.given(this.api.node.nodes()).willReturn(List.of(node, young));
		assertThat(this.api.call("info", "{}")).isEqualTo("{\"result\":{\"nodes\":[{\"uid\":\"u\",\"name\":\"n\","
				+ "\"version\":\"1 OSS\",\"num_clients\":1,\"num_users\":2,\"num_channels\":3,\"uptime\":5,"
				+ "\"metrics\":{\"interval\":60,\"items\":{\"centrifugo.a\":1.5}},\"num_subs\":4},"
				+ "{\"uid\":\"u\",\"name\":\"n\",\"version\":\"1 OSS\",\"num_clients\":0,\"num_users\":0,"
				+ "\"num_channels\":0,\"num_subs\":0}]}}");
	}

	@Test
	void rpcKnowsNoMethod() {
		assertThat(this.api.call("rpc", "{\"method\":\"m\",\"params\":{}}"))
			.isEqualTo("{\"error\":{\"code\":104,\"message\":\"not found\"}}");
		assertThat(this.api.call("rpc", "{}")).isEqualTo(BAD_REQUEST);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Publish", "connections", "publish/", "history remove", "shared_poll_publish" })
	void otherMethodsAreNotFound(String method) {
		ApiReply reply = this.api.reply(method, "{}", false);
		assertThat(reply.status()).isEqualTo(404);
		assertThat(JsonTestApi.text(reply)).isEqualTo("404 page not found\n");
	}

	@ParameterizedTest
	@CsvSource({ "publish, no:a, 404, 102, unknown channel", "publish, '', 400, 107, bad request",
			"presence, a, 400, 108, not available", "rpc, a, 400, 107, bad request" })
	void transportModeTellsErrorsByStatus(String method, String channel, int status, int code, String message) {
		ApiReply reply = this.api.reply(method, "{\"channel\":\"" + channel + "\",\"data\":1}", true);
		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.contentType()).isEqualTo("application/json");
		assertThat(JsonTestApi.text(reply)).isEqualTo("{\"code\":" + code + ",\"message\":\"" + message + "\"}");
	}

	@Test
	void callsDoNothingBeforeSubscription() {
		this.api.json.call("publish", "{\"channel\":\"history:a\",\"data\":1}".getBytes(), false);
		this.api.api.publish(new PublishRequest("history:a", Payload.of("1")));
		assertThat(history("\"limit\":-1")).startsWith("[],");
	}

}
