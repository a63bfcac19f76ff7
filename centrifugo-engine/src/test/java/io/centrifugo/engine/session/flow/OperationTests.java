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
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.channel.AccessRule;
import io.centrifugo.engine.channel.AccessRules;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.channel.PresenceOptions;
import io.centrifugo.engine.channel.PublicationDataFormat;
import io.centrifugo.engine.handler.Handlers;
import io.centrifugo.engine.handler.PublishDecision;
import io.centrifugo.engine.handler.PublishHandler;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.testkit.GatedBroker;
import io.centrifugo.engine.testkit.TestClient;
import io.centrifugo.engine.testkit.TestNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Publish, history, presence and calls: client protocol, sections 3.10 and 4.11.
 */
class OperationTests {

	private static final AccessRule SUBSCRIBERS = new AccessRule(false, true, true);

	private static final AccessRule USERS = new AccessRule(true, false, false);

	private static final HistoryOptions HISTORY = new HistoryOptions(5, Duration.ofMinutes(1), Duration.ofHours(1));

	private static final PresenceOptions PRESENCE = new PresenceOptions(true, false, false);

	private static final String OK = "\"publish\":{}";

	private final TestNode node = new TestNode();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "no:a|102|102|102", "регистр|107|107|107", "off:a|0|108|108", "closed:a|103|103|103",
					"subscribers:a|103|103|103", "subscribers:b|0|0|0", "users:a|103|103|103", "a|0|0|0" })
	void whenAnonymousThenConfigurationDecides(String channel, int publish, int history, int presence) {
		configure();
		TestClient client = this.node.connect();
		client.send("{\"id\":2,\"subscribe\":{\"channel\":\"subscribers:b\"}}").takeOne();
		assertCodes(client, channel, publish, history, presence);
	}

	@ParameterizedTest
	@CsvSource({ "closed:a, 103, 103, 103", "subscribers:a, 103, 103, 103", "users:a, 0, 0, 0", "open:a, 0, 0, 0" })
	void whenUserIsKnownThenConfigurationDecides(String channel, int publish, int history, int presence) {
		configure();
		assertCodes(this.node.connect("u"), channel, publish, history, presence);
	}

	@ParameterizedTest
	@CsvSource({ "closed:a, 0, 0, 0", "off:a, 0, 108, 108", "no:a, 102, 102, 102" })
	void whenInsecureThenOnlyWhatIsOffIsRefused(String channel, int publish, int history, int presence) {
		configure();
		this.node.options((options) -> options.withConnect(ClientOptions.Connect.INSECURE));
		assertCodes(this.node.connect(), channel, publish, history, presence);
	}

	private void configure() {
		ChannelOptions kept = TestNode.OPEN.toBuilder().history(HISTORY).presence(PRESENCE).build();
		this.node.channels(kept)
			.namespace("off", TestNode.OPEN)
			.namespace("open", kept)
			.namespace("closed", kept.toBuilder().access(AccessRules.CLOSED).build())
			.namespace("subscribers",
					kept.toBuilder()
						.access(new AccessRules(new AccessRule(true, false, true), SUBSCRIBERS, SUBSCRIBERS,
								SUBSCRIBERS, false))
						.build())
			.namespace("users", kept.toBuilder().access(new AccessRules(USERS, USERS, USERS, USERS, false)).build());
	}

	private static void assertCodes(TestClient client, String channel, int publish, int history, int presence) {
		assertCode(client, "\"history\":{\"channel\":\"" + channel + "\"}", history);
		assertCode(client, "\"presence\":{\"channel\":\"" + channel + "\"}", presence);
		assertCode(client, "\"presence_stats\":{\"channel\":\"" + channel + "\"}", presence);
		assertCode(client, "\"publish\":{\"channel\":\"" + channel + "\",\"data\":1}", publish);
	}

	private static void assertCode(TestClient client, String command, int code) {
		List<String> received = client.send("{\"id\":3," + command + "}").take();
		String expected = (code != 0) ? "{\"id\":3,\"error\":{\"code\":" + code + ","
				: "{\"id\":3," + command.substring(0, command.indexOf(':')) + ":{";
		assertThat(received).last().asString().startsWith(expected);
		assertThat(client.closeCode()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "NOT_EMPTY||107", "NOT_EMPTY|,\"data\":null|0", "NOT_EMPTY|,\"data\":1|0", "JSON||107",
					"JSON|,\"data\":[1]|0", "JSON_OBJECT|,\"data\":[1]|107", "JSON_OBJECT|,\"data\":{}|0",
					"BINARY||0" })
	void whenDataIsPublishedThenItsFormatIsChecked(PublicationDataFormat format, String data, int code) {
		this.node.channels(TestNode.OPEN.toBuilder().dataFormat(format).build());
		assertCode(this.node.connect(), "\"publish\":{\"channel\":\"a\"" + ((data != null) ? data : "") + "}", code);
	}

	@Test
	void whenClientPublishesThenPublicationPrecedesReply() {
		TestClient client = this.node.open()
			.send("{\"id\":1,\"connect\":{\"token\":\"" + TestNode.token("{'sub':'u','info':{'n':1}}") + "\"}}");
		client.take();
		String token = TestNode.token("{'sub':'u','channel':'a','info':{'c':2}}");
		client.send("{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"token\":\"" + token + "\"}}").takeOne();
		client.send("{\"id\":3,\"publish\":{\"channel\":\"a\",\"data\":{\"x\" : 1}}}");
		assertThat(client.take()).containsExactly(
				"{\"push\":{\"channel\":\"a\",\"pub\":{\"data\":{\"x\" : 1},\"info\":{\"user\":\"u\",\"client\":\"C\","
						+ "\"conn_info\":{\"n\":1},\"chan_info\":{\"c\":2}}}}}",
				"{\"id\":3," + OK + "}");
		client.send("{\"id\":4,\"publish\":{\"channel\":\"b\",\"data\":null}}");
		assertThat(client.takeOne()).isEqualTo("{\"id\":4," + OK + "}");
	}

	@Test
	void whenHandlerDecidesThenWhatItSaysIsPublished() {
		this.node.channels(TestNode.OPEN.toBuilder().access(AccessRules.CLOSED).history(HISTORY).build())
			.handlers(publishing((event) -> event.data().equals(Payload.of("1"))
					? Mono.just(new PublishDecision(Payload.of("2"), false, Map.of("t", "x"), "", false, 0, ""))
					: Mono.error(new ProtocolError(444, "no", false).toException())));
		TestClient client = this.node.connect();
		assertCode(client, "\"publish\":{\"channel\":\"a\",\"data\":1}", 0);
		assertCode(client, "\"publish\":{\"channel\":\"a\",\"data\":3}", 444);
		assertThat(this.node.services()
			.broker()
			.history("a", new HistoryFilter(null, 5, false), HISTORY.metaTtl())
			.block()
			.publications()).singleElement()
			.matches((kept) -> kept.data().equals(Payload.of("2")) && kept.tags().equals(Map.of("t", "x")));
	}

	private static Handlers publishing(PublishHandler handler) {
		return new Handlers(List.of(), List.of(), List.of(handler), List.of(), null, null, List.of());
	}

	@Test
	void whenBrokerFailsThenInternalErrorAndTheConnectionLives() {
		this.node.channels(TestNode.OPEN.toBuilder().history(HISTORY).build());
		TestClient client = this.node.connect();
		this.node.broker().fail(GatedBroker.Operation.PUBLISH, new IllegalStateException("expected by the test"));
		this.node.broker().fail(GatedBroker.Operation.HISTORY, new IllegalStateException("expected by the test"));
		assertCode(client, "\"publish\":{\"channel\":\"a\",\"data\":1}", 100);
		assertCode(client, "\"history\":{\"channel\":\"a\"}", 100);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "~~|~[]~", "\"limit\":0|~[]~", "\"limit\":-1|3,4,5,6,7", "\"limit\":2|3,4",
					"\"limit\":2,\"reverse\":true|7,6", "\"limit\":-1,\"since\":{\"offset\":5,\"epoch\":\"E\"}|6,7",
					"\"limit\":-1,\"since\":{\"offset\":5}|6,7", "\"limit\":1,\"since\":{\"offset\":5}|6",
					"\"limit\":-1,\"since\":{\"offset\":7}|~[]~", "\"limit\":-1,\"since\":{\"offset\":9}|~[]~",
					"\"limit\":-1,\"since\":{}|3,4,5,6,7", "\"limit\":-1,\"since\":{\"offset\":5},\"reverse\":true|4,3",
					"\"limit\":1,\"since\":{\"offset\":5},\"reverse\":true|4" })
	void whenHistoryIsReadThenItIsWhatWasAskedFor(String wish, String offsets) {
		this.node.channels(TestNode.OPEN.toBuilder().history(HISTORY).build());
		Streams.publish(this.node, 1, 7);
		String fields = ((wish != null && !wish.isEmpty()) ? "," + wish : "").replace("\"E\"",
				"\"" + this.node.epoch("a") + "\"");
		String reply = this.node.connect().send("{\"id\":2,\"history\":{\"channel\":\"a\"" + fields + "}}").takeOne();
		String publications = offsets.equals("[]") ? ",\"publications\":[]" : Streams.publications("[" + offsets + "]");
		assertThat(reply)
			.isEqualTo("{\"id\":2,\"history\":{" + publications.substring(1) + ",\"epoch\":\"E\",\"offset\":7}}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "\"reverse\":true,\"since\":{\"offset\":0}|107", "\"reverse\":true,\"since\":{}|107",
					"\"since\":{\"offset\":5,\"epoch\":\"other\"}|112", "\"limit\":2,\"since\":{\"epoch\":\"x\"}|112" })
	void whenHistoryCannotBeReadThenError(String wish, int code) {
		this.node.channels(TestNode.OPEN.toBuilder().history(HISTORY).build());
		Streams.publish(this.node, 1, 7);
		assertCode(this.node.connect(), "\"history\":{\"channel\":\"a\"," + wish + "}", code);
	}

	@ParameterizedTest
	@CsvSource({ "-1", "3", "300" })
	void whenMoreHistoryIsWantedThanTheLimitThenTheLimitCounts(int wanted) {
		this.node.channels(TestNode.OPEN.toBuilder().history(HISTORY).build())
			.options((options) -> options.withLimits(new ClientOptions.Limits(128, 1024, 0, 0, 2, 300)));
		Streams.publish(this.node, 1, 7);
		assertThat(this.node.connect()
			.send("{\"id\":2,\"history\":{\"channel\":\"a\",\"limit\":" + wanted + "}}")
			.takeOne()).contains(Streams.publications("[3,4]").substring(1) + ",\"epoch\"");
	}

	@Test
	void whenSubscribedThenPresenceListsTheClient() {
		this.node.channels(TestNode.OPEN.toBuilder().presence(PRESENCE).build());
		TestClient client = this.node.connect("u");
		client.send("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}").takeOne();
		TestClient same = this.node.connect("u").send("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}");
		this.node.connect().send("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}");
		String stats = "{\"id\":3,\"presence_stats\":{\"channel\":\"a\"}}";
		assertThat(client.send(stats).takeOne())
			.isEqualTo("{\"id\":3,\"presence_stats\":{\"num_clients\":3,\"num_users\":2}}");
		assertThat(client.send("{\"id\":4,\"presence\":{\"channel\":\"a\"}}").takeOne())
			.contains("\"C\":{\"user\":\"u\",\"client\":\"C\"}");
		same.drop();
		assertThat(client.send(stats).takeOne()).contains("\"num_clients\":2,\"num_users\":2");
		client.send("{\"id\":5,\"unsubscribe\":{\"channel\":\"a\"}}").takeOne();
		assertThat(client.send(stats).takeOne()).contains("\"num_clients\":1,\"num_users\":1");
		assertThat(client.send("{\"id\":4,\"presence\":{\"channel\":\"b\"}}").takeOne())
			.isEqualTo("{\"id\":4,\"presence\":{\"presence\":{}}}");
	}

	@ParameterizedTest
	@CsvSource({ "'', m, 108", "ping, ping, 0", "ping, other, 108" })
	void whenThereIsNoHandlerThenOnlyThePingIsAnswered(String ping, String method, int code) {
		this.node.options((options) -> options.withRpcPingMethod(ping));
		assertCode(this.node.connect(), "\"rpc\":{\"method\":\"" + method + "\"}", code);
	}

}
