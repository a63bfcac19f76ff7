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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import io.netty.buffer.ByteBufUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.handler.Handlers;
import io.centrifugo.engine.handler.RpcHandler;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.testkit.GatedBroker;
import io.centrifugo.engine.testkit.TestClient;
import io.centrifugo.engine.testkit.TestForms;
import io.centrifugo.engine.testkit.TestNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Order and form of commands: client protocol, sections 1.6 and 3.4.
 */
class CommandTests {

	private static final String CONNECT = "{\"id\":1,\"connect\":{}}";

	private final TestNode node = new TestNode();

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "{", "[]", "{\"id\":1,\"connect\":[]}", "{\"id\":-1,\"connect\":{}}",
			"{\"id\":1}", "{\"id\":1,\"ping\":{}}", "{\"id\":1,\"subscribe\":{\"channel\":\"a\"}}", "{}",
			"{\"connect\":{}}", "{\"send\":{\"data\":{}}}", "{\"id\":1,\"publish\":{\"channel\":\"a\",\"data\":1}}" })
	void whenNotConnectedThenAnythingButConnectIsBadRequest(String frame) {
		TestClient client = this.node.open().send(frame);
		assertThat(client.closeCode()).isEqualTo(3501);
		assertThat(client.take()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "{\"id\":2}|3501", "{}|3501", "{\"id\":2,\"ping\":{}}|3501", "{\"id\":2,\"connect\":{}}|3501",
					"{\"id\":2,\"send\":{\"data\":{}}}|3508", "{\"send\":{\"data\":{}}}|3508",
					"{\"id\":2,\"subscribe\":{}}|3501", "{\"id\":2,\"unsubscribe\":{}}|3501",
					"{\"id\":2,\"publish\":{\"data\":1}}|3501", "{\"id\":2,\"history\":{}}|3501",
					"{\"id\":2,\"presence\":{}}|3501", "{\"id\":2,\"presence_stats\":{}}|3501",
					"{\"id\":2,\"refresh\":{}}|3501", "{\"id\":2,\"sub_refresh\":{}}|3501",
					"{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"delta\":\"x\"}}|3501",
					"{\"unsubscribe\":{\"channel\":\"a\"}}|3501" })
	void whenConnectedThenViolationsCloseTheConnection(String frame, int code) {
		TestClient client = this.node.connect().send(frame);
		assertThat(client.closeCode()).isEqualTo(code);
		assertThat(client.take()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "'', 3501", "80, 3501", "050802, 3501", "020802, 3501", "00, 3501", "0408022a00, 3501",
			"0408026200, 3508", "0408025200, 3501", "0f, 3501", "ffffffffffffffffff01, 3501" })
	void whenProtobufIsMalformedThenTheConnectionIsClosed(String frame, int code) {
		TestClient client = this.node.open(TestForms.PROTOBUF).send(new byte[] { 4, 8, 1, 0x22, 0 });
		client.takeOne();
		assertThat(client.send(ByteBufUtil.decodeHexDump(frame)).closeCode()).isEqualTo(code);
		assertThat(client.take()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
			"{\"id\":2,\"unsubscribe\":{\"channel\":\"a\"},\"subscribe\":{\"channel\":\"a\"}}|\"subscribe\":{}",
			"{\"id\":2,\"rpc\":{\"method\":\"m\"},\"unsubscribe\":{\"channel\":\"a\"}}|\"unsubscribe\":{}",
			"{\"ID\":2,\"Unsubscribe\":{\"CHANNEL\":\"a\"}}|\"unsubscribe\":{}",
			"{\"id\":2,\"unsubscribe\":{\"channel\":\"a\"}} {\"id\":3,\"unsubscribe\":{\"channel\":\"a\"}}|\"unsubscribe\":{}",
			" {\"x\":[{}],\"id\" : 2 ,\"subscribe\":null,\"unsubscribe\":{\"channel\":\"a\",\"y\":1}} |\"unsubscribe\":{}" })
	void whenCommandIsUnusualThenItIsServedAsTheOriginalDoes(String frame, String reply) {
		assertThat(this.node.connect().send(frame).takeOne()).startsWith("{\"id\":2," + reply);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"id\":4294967296,\"unsubscribe\":{\"channel\":\"a\"}}",
			"{\"id\":2.0,\"unsubscribe\":{\"channel\":\"a\"}}", "{\"id\":\"2\",\"unsubscribe\":{\"channel\":\"a\"}}",
			"{\"id\":2,\"unsubscribe\":{\"channel\":1}}", "{\"id\":2,\"ping\":{},\"unsubscribe\":{\"channel\":\"a\"}}",
			"{\"id\":2,\"unsubscribe\":{\"channel\":\"a\"}", "\n{\"id\":2,\"unsubscribe\":{\"channel\":\"a\"}}",
			"{\"id\":2,\"history\":{\"channel\":\"a\",\"limit\":1.5}}",
			"{\"id\":2,\"publish\":{\"channel\":\"a\",\"data\":{]}}",
			"{\"id\":2,\"publish\":{\"channel\":\"a\",\"data\":\n1}}" })
	void whenSyntaxIsWrongThenBadRequest(String frame) {
		TestClient client = this.node.connect().send(frame);
		assertThat(client.closeCode()).isEqualTo(3501);
		assertThat(client.take()).isEmpty();
	}

	@Test
	void whenPayloadIsNoUtf8ThenBadRequest() {
		byte[] frame = "{\"id\":2,\"publish\":{\"channel\":\"a\",\"data\":\"?\"}}".getBytes(StandardCharsets.UTF_8);
		frame[frame.length - 4] = (byte) 0xff;
		assertThat(this.node.connect().send(frame).closeCode()).isEqualTo(3501);
	}

	@Test
	void whenFrameBreaksThenCommandsAheadTakeEffect() {
		TestClient client = this.node.open().send(CONNECT, "{\"id\":2,\"unsubscribe\":{\"channel\":\"a\"}}", "{\"id\"");
		assertThat(client.take()).hasSize(2).last().isEqualTo("{\"id\":2,\"unsubscribe\":{}}");
		assertThat(client.closeCode()).isEqualTo(3501);
	}

	@Test
	void whenConnectAndSubscribeComeInOneFrameThenBothAreServed() {
		TestClient client = this.node.open().send(CONNECT, "{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}");
		assertThat(client.take()).containsExactly(
				"{\"id\":1,\"connect\":{\"client\":\"C\",\"version\":\"0.0.0 OSS\",\"ping\":25,\"pong\":true}}",
				"{\"id\":2,\"subscribe\":{}}");
	}

	@Test
	void whenConnectIsAnsweredWithErrorThenTheRestIsDropped() {
		TestClient client = this.node.open()
			.send("{\"id\":1,\"connect\":{\"token\":\"" + TestNode.token("{'sub':'u','exp':1}") + "\"}}",
					"{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}");
		assertThat(client.takeOne()).isEqualTo("{\"id\":1,\"error\":{\"code\":109,\"message\":\"token expired\"}}");
		assertThat(client.closeCode()).isZero();
		client.send(CONNECT);
		assertThat(client.closeCode()).isEqualTo(3501);
	}

	@Test
	void whenProtobufThenRepliesAreProtobuf() {
		TestClient client = this.node.open(TestForms.PROTOBUF).send(new byte[] { 4, 8, 1, 0x22, 0 });
		assertThat(client.takeOne()).contains("0801");
	}

	@Test
	void whenAnswerIsAwaitedThenNextCommandsWait() {
		Sinks.One<Payload> answer = Sinks.one();
		TestClient client = rpcNode((event) -> event.method().equals("slow") ? answer.asMono() : Mono.empty())
			.connect();
		client.send("{\"id\":2,\"rpc\":{\"method\":\"slow\"}}", "{\"id\":3,\"rpc\":{\"method\":\"none\"}}");
		client.send("{\"id\":4,\"unsubscribe\":{\"channel\":\"a\"}}");
		assertThat(client.take()).isEmpty();
		answer.tryEmitValue(Payload.of("1"));
		assertThat(client.take()).containsExactly("{\"id\":2,\"rpc\":{\"data\":1}}",
				"{\"id\":3,\"error\":{\"code\":104,\"message\":\"method not found\"}}",
				"{\"id\":4,\"unsubscribe\":{}}");
	}

	@Test
	void whenConcurrencyAllowsThenCommandsOvertake() {
		Sinks.One<Payload> answer = Sinks.one();
		TestNode concurrent = rpcNode((event) -> event.method().equals("slow") ? answer.asMono() : Mono.empty());
		concurrent.options((options) -> options.withLimits(new ClientOptions.Limits(128, 1024, 2, 0, 300, 300)));
		TestClient client = concurrent.connect();
		String slow = "{\"id\":2,\"rpc\":{\"method\":\"slow\"}}";
		client.send(slow, "{\"id\":3,\"unsubscribe\":{\"channel\":\"a\"}}");
		assertThat(client.takeOne()).isEqualTo("{\"id\":3,\"unsubscribe\":{}}");
		client.send(slow, "{\"id\":4,\"unsubscribe\":{\"channel\":\"a\"}}");
		assertThat(client.take()).isEmpty();
		answer.tryEmitValue(Payload.of("1"));
		assertThat(client.take()).hasSize(3);
	}

	@Test
	void whenUnsubscribeWaitsForSubscribeThenWhatFollowsWaitsToo() {
		this.node.options((options) -> options.withLimits(new ClientOptions.Limits(128, 1024, 8, 0, 300, 300)));
		TestClient client = this.node.connect();
		this.node.broker().hold(GatedBroker.Operation.SUBSCRIBE);
		for (int id = 2; id < 8; id += 2) {
			client.send("{\"id\":" + id + ",\"subscribe\":{\"channel\":\"a\"}}",
					"{\"id\":" + (id + 1) + ",\"unsubscribe\":{\"channel\":\"a\"}}");
		}
		client.send("{\"id\":8,\"subscribe\":{\"channel\":\"a\"}}");
		assertThat(client.take()).isEmpty();
		this.node.broker().release();
		assertThat(client.take()).hasSize(7)
			.allMatch((reply) -> reply.endsWith("subscribe\":{}}"))
			.last()
			.isEqualTo("{\"id\":8,\"subscribe\":{}}");
		assertThat(this.node.services().hub().numSubscribers("a")).isOne();
	}

	@Test
	void whenFramesPileUpThenReadingStopsUntilTheyAreServed() {
		Sinks.One<Payload> answer = Sinks.one();
		TestClient client = rpcNode((event) -> answer.asMono()).connect();
		client.send("{\"id\":2,\"rpc\":{\"method\":\"slow\"}}");
		IntStream.range(3, 6).forEach((id) -> client.send("{\"id\":" + id + ",\"unsubscribe\":{\"channel\":\"a\"}}"));
		assertThat(client.readable()).isTrue();
		client.send("{\"id\":6,\"unsubscribe\":{\"channel\":\"a\"}}");
		assertThat(client.readable()).isFalse();
		answer.tryEmitValue(Payload.EMPTY);
		assertThat(client.take()).startsWith("{\"id\":2,\"rpc\":{}}").hasSize(5);
		assertThat(client.readable()).isTrue();
	}

	@Test
	void whenWaitingFramesGrowOverTheBoundThenTooManyRequests() {
		TestClient client = rpcNode((event) -> Mono.never()).connect();
		client.send("{\"id\":2,\"rpc\":{\"method\":\"slow\"}}");
		String large = "{\"id\":3,\"publish\":{\"channel\":\"a\",\"data\":\"" + "x".repeat(60_000) + "\"}}";
		IntStream.range(0, 18).forEach((i) -> client.send(large));
		assertThat(client.closeCode()).isEqualTo(3013);
	}

	@Test
	void whenClosedWhileWaitingThenNothingMoreIsSent() {
		Sinks.One<Payload> answer = Sinks.one();
		TestClient client = rpcNode((event) -> answer.asMono()).connect();
		client.send("{\"id\":2,\"rpc\":{\"method\":\"slow\"}}");
		client.send("{\"id\":3,\"unsubscribe\":{\"channel\":\"a\"}}");
		client.drop();
		answer.tryEmitValue(Payload.EMPTY);
		assertThat(client.take()).isEmpty();
	}

	@Test
	void whenHandlerFailsThenInternalError() {
		TestClient client = rpcNode((event) -> {
			throw new IllegalStateException("expected by the test");
		}).connect();
		client.send("{\"id\":2,\"rpc\":{\"method\":\"m\"}}");
		assertThat(client.takeOne())
			.isEqualTo("{\"id\":2,\"error\":{\"code\":100,\"message\":\"internal server error\",\"temporary\":true}}");
		assertThat(client.closeCode()).isZero();
	}

	@Test
	void whenPayloadIsNoJsonThenInappropriateProtocol() {
		TestClient client = rpcNode((event) -> Mono.just(Payload.of("binary"))).connect();
		client.send("{\"id\":2,\"rpc\":{\"method\":\"m\"}}");
		assertThat(client.take()).isEmpty();
		assertThat(client.closeCode()).isEqualTo(3506);
	}

	@Test
	void whenPublishedAndThenDisconnectedThenThePublicationIsDelivered() {
		TestClient client = this.node.connect("42");
		client.send("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}");
		client.take();
		this.node.broker().publish("a", Payload.of("1"), PublishOptions.NONE).block();
		client.session().disconnect(Disconnect.FORCE_RECONNECT);
		this.node.loop().run();
		assertThat(client.take()).containsExactly("{\"push\":{\"channel\":\"a\",\"pub\":{\"data\":1}}}");
		assertThat(client.closeCode()).isEqualTo(Disconnect.FORCE_RECONNECT.code());
	}

	@Test
	void whenTooMuchWaitsToBeSentThenSlow() {
		TestClient client = this.node.connect();
		client.pendingBytes(1024 * 1024);
		client.send("{\"id\":2,\"unsubscribe\":{\"channel\":\"a\"}}");
		assertThat(client.closeCode()).isZero();
		client.pendingBytes(1024 * 1024 + 1);
		client.send("{\"id\":3,\"unsubscribe\":{\"channel\":\"a\"}}");
		assertThat(client.closeCode()).isEqualTo(3008);
	}

	private static TestNode rpcNode(RpcHandler handler) {
		return new TestNode()
			.handlers(new Handlers(List.of(), List.of(), List.of(), List.of(handler), null, null, List.of()));
	}

}
