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
import java.util.List;
import java.util.Map;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.DisconnectException;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.push.DisconnectPush;
import io.centrifugo.engine.protocol.push.JoinPush;
import io.centrifugo.engine.protocol.push.PublicationPush;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.protocol.reply.ConnectResult;
import io.centrifugo.engine.protocol.reply.EmptyResult;
import io.centrifugo.engine.protocol.reply.HistoryResult;
import io.centrifugo.engine.protocol.reply.PresenceResult;
import io.centrifugo.engine.protocol.reply.PresenceStatsResult;
import io.centrifugo.engine.protocol.reply.Reply;
import io.centrifugo.engine.protocol.reply.Result;
import io.centrifugo.engine.protocol.reply.RpcResult;
import io.centrifugo.engine.protocol.reply.SubRefreshResult;
import io.centrifugo.engine.protocol.reply.SubscribeResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for what {@link JsonCodec} writes.
 */
class JsonCodecTests {

	private static final SubscribeResult EMPTY_SUBSCRIBE = subscribe(false, "", 0);

	@ParameterizedTest
	@MethodSource
	void writesReply(String expected, int id, Result result) {
		assertThat(written(Reply.of(id, result))).isEqualTo(expected);
	}

	static List<Arguments> writesReply() {
		Publication publication = Publication.builder(Payload.of("{\"x\":1}")).offset(1).epoch("E").build();
		return List.of(arguments("{\"id\":7,\"unsubscribe\":{}}", 7, EmptyResult.UNSUBSCRIBE),
				arguments("{\"id\":4,\"publish\":{}}", 4, EmptyResult.PUBLISH),
				arguments("{\"id\":2,\"subscribe\":{}}", 2, EMPTY_SUBSCRIBE),
				arguments("{\"id\":6,\"sub_refresh\":{}}", 6, new SubRefreshResult(false, 0, List.of())),
				arguments("{\"id\":2,\"rpc\":{}}", 2, new RpcResult(Payload.EMPTY)),
				arguments("{\"id\":2,\"rpc\":{\"data\":null}}", 2, new RpcResult(Payload.of("null"))),
				arguments("{\"id\":4294967295,\"publish\":{}}", -1, EmptyResult.PUBLISH),
				arguments(
						"{\"id\":1,\"connect\":{\"client\":\"c\",\"version\":\"6.9.1 OSS\",\"expires\":true,\"ttl\":7,"
								+ "\"data\":[1],\"subs\":{\"a\":{\"positioned\":true}},\"ping\":25,\"pong\":true,"
								+ "\"session\":\"s\",\"node\":\"n\",\"time\":5}}",
						1,
						new ConnectResult("c", "6.9.1 OSS", true, 7, Payload.of("[1]"),
								Map.of("a", subscribe(true, "", 0)), 25, true, "s", "n", 5)),
				arguments("{\"id\":2,\"subscribe\":{\"recoverable\":true,\"epoch\":\"WF\",\"publications\":["
						+ "{\"data\":{\"x\":1},\"offset\":1,\"epoch\":\"E\"}],\"recovered\":true,"
						+ "\"offset\":18446744073709551615,\"positioned\":true,\"data\":{},\"was_recovering\":true,"
						+ "\"delta\":true,\"id\":3,\"type\":1,\"phase\":2,\"cursor\":\"k\",\"state\":["
						+ "{\"data\":{\"x\":1},\"offset\":1,\"epoch\":\"E\"}],\"publish_debounce\":9}}", 2,
						new SubscribeResult(false, 0, true, "WF", List.of(publication), true, -1, true,
								Payload.of("{}"), true, true, 3,
								new SubscribeResult.MapState(1, 2, "k", List.of(publication), 9))),
				arguments("{\"id\":3,\"history\":{\"publications\":[],\"epoch\":\"Q\",\"offset\":0}}", 3,
						new HistoryResult(List.of(), "Q", 0)),
				arguments("{\"id\":3,\"history\":{\"publications\":[],\"epoch\":\"\",\"offset\":0}}", 3,
						new HistoryResult(List.of(), "", 0)),
				arguments("{\"id\":4,\"presence\":{\"presence\":{}}}", 4, new PresenceResult(Map.of())),
				arguments("{\"id\":4,\"presence\":{\"presence\":{\"u\":{\"user\":\"\",\"client\":\"u\"}}}}", 4,
						new PresenceResult(Map.of("u", new ClientInfo("", "u")))),
				arguments("{\"id\":4,\"presence_stats\":{\"num_clients\":0,\"num_users\":0}}", 4,
						new PresenceStatsResult(0, 0)));
	}

	@Test
	void writesErrorReply() {
		assertThat(written(Reply.error(5, ProtocolError.NOT_AVAILABLE)))
			.isEqualTo("{\"id\":5,\"error\":{\"code\":108,\"message\":\"not available\"}}");
		assertThat(written(Reply.error(5, ProtocolError.INTERNAL)))
			.isEqualTo("{\"id\":5,\"error\":{\"code\":100,\"message\":\"internal server error\",\"temporary\":true}}");
	}

	@Test
	void writesPushInsideReplyOrBare() {
		Publication publication = Publication.builder(Payload.of("{\"x\":1}"))
			.info(new ClientInfo("", "c"))
			.offset(1)
			.epoch("E")
			.time(5)
			.previousData(Payload.of("{}"))
			.build();
		Push push = new Push("a", new PublicationPush(publication));
		String body = "{\"channel\":\"a\",\"pub\":{\"data\":{\"x\":1},\"info\":{\"user\":\"\",\"client\":\"c\"},"
				+ "\"offset\":1,\"epoch\":\"E\"}}";
		assertThat(written(push, true)).isEqualTo(body);
		assertThat(written(push, false)).isEqualTo("{\"push\":" + body + "}");
		assertThat(written(new Push("a", new JoinPush(new ClientInfo("", "c"))), false))
			.isEqualTo("{\"push\":{\"channel\":\"a\",\"join\":{\"info\":{\"user\":\"\",\"client\":\"c\"}}}}");
		assertThat(written(new Push("", new DisconnectPush(Disconnect.BAD_REQUEST)), false))
			.isEqualTo("{\"push\":{\"disconnect\":{\"code\":3501,\"reason\":\"bad request\"}}}");
	}

	@Test
	void escapesStringsButNotPayloads() {
		ClientInfo info = new ClientInfo("<\"&>\\\n\u0001\u2028é😀\ud800", "", Payload.of("\"<&>\""), Payload.EMPTY);
		assertThat(written(new Push("", new JoinPush(info)), true))
			.isEqualTo("{\"join\":{\"info\":{\"user\":\"\\u003c\\\"\\u0026\\u003e\\\\\\n\\u0001\\u2028é😀\\ufffd\","
					+ "\"client\":\"\",\"conn_info\":\"<&>\"}}}");
	}

	@Test
	void removesLineFeedsFromPayload() {
		assertThat(written(Reply.of(1, new RpcResult(Payload.of("\n{\r\n\"a\": [\n1]}\n")))))
			.isEqualTo("{\"id\":1,\"rpc\":{\"data\":{\r\"a\": [1]}}}");
	}

	@ParameterizedTest
	@MethodSource
	void refusesPayloadThatIsNotJson(byte[] payload) {
		ByteBuf out = Unpooled.buffer().writeByte('x');
		Push push = new Push("a", new PublicationPush(Publication.of(Payload.of(payload))));
		assertThatExceptionOfType(DisconnectException.class)
			.isThrownBy(() -> JsonCodec.INSTANCE.writePush(push, false, out))
			.satisfies((ex) -> assertThat(ex.disconnect()).isEqualTo(Disconnect.INAPPROPRIATE_PROTOCOL));
		assertThat(out.readableBytes()).isEqualTo(1);
	}

	static List<byte[]> refusesPayloadThatIsNotJson() {
		return List.of(new byte[] { 0, 1 }, new byte[] { '"', (byte) 0xff, '"' }, "1 2".getBytes(),
				"{\"a\":1".getBytes(), " ".getBytes(), "1\n2".getBytes());
	}

	@Test
	void writesPing() {
		ByteBuf out = Unpooled.buffer();
		JsonCodec.INSTANCE.writePing(out);
		assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{}");
	}

	private static SubscribeResult subscribe(boolean positioned, String epoch, long offset) {
		return new SubscribeResult(false, 0, false, epoch, List.of(), false, offset, positioned, Payload.EMPTY, false,
				false, 0, SubscribeResult.MapState.NONE);
	}

	private static String written(Reply reply) {
		ByteBuf out = Unpooled.buffer();
		JsonCodec.INSTANCE.writeReply(reply, out);
		return out.toString(StandardCharsets.UTF_8);
	}

	private static String written(Push push, boolean unidirectional) {
		ByteBuf out = Unpooled.buffer();
		JsonCodec.INSTANCE.writePush(push, unidirectional, out);
		return out.toString(StandardCharsets.UTF_8);
	}

}
