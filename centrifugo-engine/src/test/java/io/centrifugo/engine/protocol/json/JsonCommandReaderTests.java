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

package io.centrifugo.engine.protocol.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.centrifugo.engine.protocol.FilterNode;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.command.Command;
import io.centrifugo.engine.protocol.command.ConnectRequest;
import io.centrifugo.engine.protocol.command.EmulationRequest;
import io.centrifugo.engine.protocol.command.HistoryRequest;
import io.centrifugo.engine.protocol.command.PingRequest;
import io.centrifugo.engine.protocol.command.PresenceRequest;
import io.centrifugo.engine.protocol.command.PresenceStatsRequest;
import io.centrifugo.engine.protocol.command.PublishRequest;
import io.centrifugo.engine.protocol.command.RefreshRequest;
import io.centrifugo.engine.protocol.command.Request;
import io.centrifugo.engine.protocol.command.RpcRequest;
import io.centrifugo.engine.protocol.command.SendRequest;
import io.centrifugo.engine.protocol.command.SubRefreshRequest;
import io.centrifugo.engine.protocol.command.SubscribeRequest;
import io.centrifugo.engine.protocol.command.TrackBatch;
import io.centrifugo.engine.protocol.command.UnsubscribeRequest;
import io.centrifugo.engine.protocol.frame.CommandReader;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for how {@link JsonCodec} reads frames.
 */
class JsonCommandReaderTests {

	private static final SubscribeRequest SUBSCRIBE_A = new SubscribeRequest("a", "", false, "", 0, Payload.EMPTY,
			false, false, false, "", null, 0, SubscribeRequest.MapPage.NONE);

	@ParameterizedTest
	@MethodSource
	void readsRequest(String json, Request request) {
		assertThat(single(json)).isEqualTo(new Command(1, request));
	}

	static List<Arguments> readsRequest() {
		return List.of(arguments("""
				{"id":1,"connect":{"token":"t","data":{"a": 1},"subs":{"a":{}},"name":"js","version":"1",\
				"headers":{"h":"v"},"flag":1,"dict":"x","profile":null}}""", new ConnectRequest("t", Payload
			.of("{\"a\": 1}"), Map.of("a", SUBSCRIBE_A_IN_SUBS), "js", "1", Map.of("h", "v"), 1)), arguments(
					"""
							{"id":1,"subscribe":{"channel":"c","token":"t","recover":true,"epoch":"e",\
							"offset":18446744073709551615,"data":[],"positioned":true,"recoverable":true,"join_leave":true,\
							"delta":"fossil","tf":{"op":"and","nodes":[{"key":"k","cmp":"in","vals":["x","y"]},\
							{"key":"k","cmp":"eq","val":"z"}]},"flag":3,"type":1,"phase":2,"cursor":"u","limit":-5,"asc":true}}""",
					new SubscribeRequest("c", "t", true, "e", -1, Payload.of("[]"), true, true, true, "fossil",
							new FilterNode("and", "", "", "", List.of(),
									List.of(new FilterNode("", "k", "in", "", List.of("x", "y"), List.of()),
											new FilterNode("", "k", "eq", "z", List.of(), List.of()))),
							3, new SubscribeRequest.MapPage(1, 2, "u", -5, true))),
				arguments("{\"id\":1,\"unsubscribe\":{\"channel\":\"a\"}}", new UnsubscribeRequest("a")),
				arguments(
						"{\"id\":1,\"publish\":{\"channel\":\"a\",\"data\":1,\"type\":1,\"key\":\"k\",\"removed\":true}}",
						new PublishRequest("a", Payload.of("1"), 1, "k", true)),
				arguments("{\"id\":1,\"presence\":{\"channel\":\"a\"}}", new PresenceRequest("a")),
				arguments("{\"id\":1,\"presence_stats\":{\"channel\":\"a\"}}", new PresenceStatsRequest("a")),
				arguments(
						"{\"id\":1,\"history\":{\"channel\":\"a\",\"limit\":-1,\"since\":{\"offset\":3,\"epoch\":\"e\"},"
								+ "\"reverse\":true}}",
						new HistoryRequest("a", -1, new StreamPosition(3, "e"), true)),
				arguments("{\"id\":1,\"ping\":{}}", new PingRequest()),
				arguments("{\"id\":1,\"send\":{\"data\":\"x\"}}", new SendRequest(Payload.of("\"x\""))),
				arguments("{\"id\":1,\"rpc\":{\"method\":\"m\",\"data\":{}}}", new RpcRequest("m", Payload.of("{}"))),
				arguments("{\"id\":1,\"refresh\":{\"token\":\"t\"}}", new RefreshRequest("t")),
				arguments(
						"{\"id\":1,\"sub_refresh\":{\"channel\":\"a\",\"token\":\"t\",\"type\":1,\"track\":[{\"signature\":"
								+ "\"s\",\"items\":[{\"key\":\"k\",\"version\":7},{\"key\":\"l\"}]}],\"untrack\":[\"u\"]}}",
						new SubRefreshRequest("a", "t", 1,
								List.of(new TrackBatch("s",
										List.of(new TrackBatch.KeyedItem("k", 7), new TrackBatch.KeyedItem("l", 0)))),
								List.of("u"))));
	}

	private static final SubscribeRequest SUBSCRIBE_A_IN_SUBS = new SubscribeRequest("", "", false, "", 0,
			Payload.EMPTY, false, false, false, "", null, 0, SubscribeRequest.MapPage.NONE);

	@ParameterizedTest
	@ValueSource(strings = { "{\"ID\":1,\"Subscribe\":{\"CHANNEL\":\"a\"}}",
			"{\"\\u0069d\":1,\"subscribe\":{\"ch\\u0061nnel\":\"\\u0061\"}}",
			" { \"id\" : 1 ,\t\"subscribe\" : { \"channel\" : \"a\" } } \r",
			"{\"id\":1,\"subscribe\":{\"channel\":\"a\",\"unknown\":[{},{\"x\":[1.5e-7,null]}],\"token\":null}}",
			"{\"id\":1,\"publish\":null,\"subscribe\":{\"channel\":\"a\",\"tf\":null,\"offset\":null,\"recover\":null}}",
			"{\"id\":1,\"subscribe\":{\"channel\":\"a\"}}{\"id\":2,\"subscribe\":{\"channel\":\"b\"}}",
			"{\"id\":1,\"subscribe\":{\"channel\":\"a\"}} rubbish",
			"{\"id\":7,\"id\":1,\"subscribe\":{\"channel\":\"b\",\"channel\":\"a\"}}",
			"{\"id\":1,\"unsubscribe\":{\"channel\":\"a\"},\"subscribe\":{\"channel\":\"a\"}}",
			"{\"id\":1,\"subscribe\":{\"channel\":\"a\"},\"unsubscribe\":{\"channel\":\"a\"}}",
			"{\"id\":1,\"subscribe\":{\"channel\":\"a\",\"name\":1}}" })
	void readsSubscribeHoweverItIsSpelled(String json) {
		assertThat(single(json)).isEqualTo(new Command(1, SUBSCRIBE_A));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{ }", "{\"id\":0}", "{\"id\":null}", "null", "{\"x\":1}" })
	void readsPong(String json) {
		assertThat(single(json).isPong()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "{\"b\" : [1,\t2]}", "\"<&>\\ud800\"", "-0", "1E400", "true", "\"\"" })
	void keepsPayloadVerbatim(String payload) {
		Command command = single("{\"id\":1,\"rpc\":{\"method\":\"m\",\"data\": " + payload + " }}");
		assertThat(command.request()).isEqualTo(new RpcRequest("m", Payload.of(payload)));
	}

	@Test
	void readsStringsWithEscapes() {
		assertThat(single(
				"{\"id\":1,\"unsubscribe\":{\"channel\":\"\\\"\\\\\\/\\b\\f\\n\\r\\té\\u00E9\\ud83d\\ude00😀\"}}")
			.request()).isEqualTo(new UnsubscribeRequest("\"\\/\b\f\n\r\téé😀😀"));
		assertThat(single("{\"id\":1,\"unsubscribe\":{\"channel\":\"\\ud83dx\\ude00\"}}").request())
			.isEqualTo(new UnsubscribeRequest("\ufffdx\ufffd"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "4294967295", "1" })
	void readsUnsignedId(String id) {
		assertThat(Integer.toUnsignedString(single("{\"id\":" + id + ",\"ping\":{}}").id())).isEqualTo(id);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", " ", "\r", "{", "}", "[]", "1", "\"x\"", "{\"id\":1}", "{\"id\":1,\"x\":{}}",
			"{\"id\":1,\"ping\":null}", "{\"id\":-1,\"ping\":{}}", "{\"id\":4294967296,\"ping\":{}}",
			"{\"id\":2.0,\"ping\":{}}", "{\"id\":1e1,\"ping\":{}}", "{\"id\":01,\"ping\":{}}",
			"{\"id\":\"1\",\"ping\":{}}", "{\"id\":true,\"ping\":{}}", "{\"id\":18446744073709551616,\"ping\":{}}",
			"{\"id\":1,\"ping\":{},}", "{\"id\":1,,\"ping\":{}}", "{\"id\":1 \"ping\":{}}", "{,\"id\":1,\"ping\":{}}",
			"{\"id\":1,\"ping\":[]}", "{\"id\":1,\"ping\":1}", "{\"id\":1,\"ping\":{}", "{id:1,\"ping\":{}}",
			"{'id':1,\"ping\":{}}", "{\"id\"=1,\"ping\":{}}", "{\"id\":1,\"subscribe\":{\"channel\":1}}",
			"{\"id\":1,\"subscribe\":{\"recover\":1}}", "{\"id\":1,\"subscribe\":{\"recover\":\"true\"}}",
			"{\"id\":1,\"subscribe\":{\"offset\":-1}}", "{\"id\":1,\"subscribe\":{\"offset\":1.5}}",
			"{\"id\":1,\"subscribe\":{\"limit\":2147483648}}",
			"{\"id\":1,\"subscribe\":{\"flag\":9223372036854775808}}", "{\"id\":1,\"subscribe\":{\"tf\":[]}}",
			"{\"id\":1,\"subscribe\":{\"tf\":{\"vals\":[1]}}}", "{\"id\":1,\"subscribe\":{\"tf\":{\"vals\":[\"a\",]}}}",
			"{\"id\":1,\"subscribe\":{\"tf\":{\"nodes\":{}}}}", "{\"id\":1,\"connect\":{\"subs\":[]}}",
			"{\"id\":1,\"connect\":{\"headers\":{\"a\":1}}}", "{\"id\":1,\"rpc\":{\"data\":}}",
			"{\"id\":1,\"rpc\":{\"data\":01}}", "{\"id\":1,\"rpc\":{\"data\":.5}}", "{\"id\":1,\"rpc\":{\"data\":1.}}",
			"{\"id\":1,\"rpc\":{\"data\":+1}}", "{\"id\":1,\"rpc\":{\"data\":1e}}", "{\"id\":1,\"rpc\":{\"data\":NaN}}",
			"{\"id\":1,\"rpc\":{\"data\":nul}}", "{\"id\":1,\"rpc\":{\"data\":truex}}",
			"{\"id\":1,\"rpc\":{\"data\":\"\\x\"}}", "{\"id\":1,\"rpc\":{\"data\":\"\\u12g4\"}}",
			"{\"id\":1,\"rpc\":{\"data\":\"\t\"}}", "{\"id\":1,\"rpc\":{\"data\":\"\u0000\"}}",
			"{\"id\":1,\"rpc\":{\"data\":\"}}", "{\"id\":1,\"rpc\":{\"data\":[1 2]}}",
			"{\"id\":1,\"rpc\":{\"data\":{1:2}}}", "{\"id\":1,\"rpc\":{\"data\":\n1}}",
			"{\"id\":1,\"x\":{\"y\":tru},\"ping\":{}}", "/**/{}", "\ufeff{}" })
	void refusesMalformedCommand(String frame) {
		CommandReader reader = reader(frame);
		assertThatExceptionOfType(MalformedFrameException.class).isThrownBy(reader::read);
	}

	@ParameterizedTest
	@MethodSource
	void refusesInvalidUtf8(byte[] bytes) {
		byte[] payload = new byte[bytes.length + 2];
		payload[0] = '"';
		System.arraycopy(bytes, 0, payload, 1, bytes.length);
		payload[payload.length - 1] = '"';
		ByteBuf frame = Unpooled.buffer();
		frame.writeCharSequence("{\"id\":1,\"rpc\":{\"data\":", StandardCharsets.UTF_8);
		frame.writeBytes(payload);
		frame.writeCharSequence("}}", StandardCharsets.UTF_8);
		assertThatExceptionOfType(MalformedFrameException.class)
			.isThrownBy(() -> JsonCodec.INSTANCE.reader(frame).read());
		assertThat(JsonSyntax.isValue(payload)).isFalse();
	}

	static List<byte[]> refusesInvalidUtf8() {
		return List.of(bytes(0x80), bytes(0xc0, 0x80), bytes(0xc1, 0xbf), bytes(0xc3), bytes(0xe0, 0x80, 0x80),
				bytes(0xe2, 0x82), bytes(0xed, 0xa0, 0x80), bytes(0xf0, 0x80, 0x80, 0x80), bytes(0xf0, 0x9f, 0x98),
				bytes(0xf4, 0x90, 0x80, 0x80), bytes(0xf5, 0x80, 0x80, 0x80), bytes(0xff), bytes(0xc3, 0x28));
	}

	@Test
	void readsOneCommandPerLine() {
		assertThat(all("{\"id\":1,\"ping\":{}}\n{}\r\n{\"id\":2,\"ping\":{}}\n")).extracting(Command::id)
			.containsExactly(1, 0, 2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}\n\n{}", "{}\n\n", "{}\n\r\n", "{}\n{\"id\":1,", "{}\n{\"id\":1}" })
	void readsCommandsAheadOfAnError(String frame) {
		CommandReader reader = reader(frame);
		assertThat(reader.read()).isNotNull();
		assertThatExceptionOfType(MalformedFrameException.class).isThrownBy(reader::read);
	}

	@Test
	void limitsDepth() {
		assertThat(single("{\"id\":1,\"rpc\":{\"data\":" + "[".repeat(510) + "]".repeat(510) + "}}")).isNotNull();
		assertThatExceptionOfType(MalformedFrameException.class)
			.isThrownBy(() -> single("{\"id\":1,\"rpc\":{\"data\":" + "[".repeat(511) + "]".repeat(511) + "}}"));
		assertThatExceptionOfType(MalformedFrameException.class)
			.isThrownBy(() -> single("{\"id\":1,\"rpc\":{\"data\":" + "[".repeat(60_000)));
		String filter = "{\"nodes\":[".repeat(20_000);
		assertThatExceptionOfType(MalformedFrameException.class)
			.isThrownBy(() -> single("{\"id\":1,\"subscribe\":{\"tf\":" + filter));
	}

	@Test
	void readsDirectAndSlicedBuffers() {
		ByteBuf direct = Unpooled.directBuffer();
		try {
			direct.writeCharSequence("xx{\"id\":1,\"ping\":{}}yy", StandardCharsets.UTF_8);
			ByteBuf slice = direct.slice(2, direct.readableBytes() - 4);
			assertThat(JsonCodec.INSTANCE.reader(slice).read()).isEqualTo(new Command(1, new PingRequest()));
			assertThat(slice.readerIndex()).isZero();
			byte[] array = "xx{}yy".getBytes(StandardCharsets.UTF_8);
			assertThat(JsonCodec.INSTANCE.reader(Unpooled.wrappedBuffer(array, 2, 2)).read()).isNotNull();
		}
		finally {
			direct.release();
		}
	}

	@Test
	void readsBareConnectRequest() {
		assertThat(connect("null")).isEqualTo(ConnectRequest.EMPTY);
		assertThat(connect(" {}\n")).isEqualTo(ConnectRequest.EMPTY);
		assertThat(connect("{\n\"token\":\"t\"}").token()).isEqualTo("t");
		assertThat(connect("{\"subs\":{\"a\":null}}").subs()).containsOnlyKeys("a");
		for (String request : List.of("", "{", "[]", "{}{}", "nullx", "{\"token\":1}")) {
			assertThatExceptionOfType(MalformedFrameException.class).isThrownBy(() -> connect(request));
		}
	}

	@Test
	void readsEmulationRequest() {
		EmulationRequest request = EmulationJson.decode(
				"{\"session\":\"s\",\"node\":\"n\",\"data\":\"{\\\"id\\\":1}\\n{}\"}".getBytes(StandardCharsets.UTF_8));
		assertThat(request).isEqualTo(new EmulationRequest("n", "s", Payload.of("\"{\\\"id\\\":1}\\n{}\"")));
		assertThat(JsonStrings.unquote(request.data())).asString(StandardCharsets.UTF_8).isEqualTo("{\"id\":1}\n{}");
		assertThat(JsonStrings.unquote(Payload.of("{}"))).isNull();
		assertThat(JsonStrings.unquote(Payload.EMPTY)).isNull();
	}

	private static ConnectRequest connect(String json) {
		return JsonCodec.INSTANCE.readConnectRequest(Unpooled.copiedBuffer(json, StandardCharsets.UTF_8));
	}

	private static Command single(String frame) {
		List<Command> commands = all(frame);
		assertThat(commands).hasSize(1);
		return commands.get(0);
	}

	private static List<Command> all(String frame) {
		List<Command> commands = new ArrayList<>();
		CommandReader reader = reader(frame);
		for (Command command = reader.read(); command != null; command = reader.read()) {
			commands.add(command);
		}
		assertThat(reader.read()).isNull();
		return commands;
	}

	private static CommandReader reader(String frame) {
		return JsonCodec.INSTANCE.reader(Unpooled.copiedBuffer(frame, StandardCharsets.UTF_8));
	}

	private static byte[] bytes(int... values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			bytes[i] = (byte) values[i];
		}
		return bytes;
	}

}
