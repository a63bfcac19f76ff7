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

package io.centrifugo.engine.protocol.frame;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.centrifugo.engine.protocol.DisconnectException;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.json.JsonCodec;
import io.centrifugo.engine.protocol.protobuf.ProtobufCodec;
import io.centrifugo.engine.protocol.push.MessagePush;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.protocol.reply.EmptyResult;
import io.centrifugo.engine.protocol.reply.Reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link WireForm} and the framings beside it; each asks for every byte back.
 */
class WireFormTests {

	private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);

	@AfterEach
	void nothingIsLeft() {
		assertThat(this.allocator.metric().usedDirectMemory()).isZero();
		assertThat(this.allocator.metric().usedHeapMemory()).isZero();
	}

	@Test
	void endsJsonMessageWithLineFeed() {
		WireForm form = new WireForm(JsonCodec.INSTANCE, false, LineFraming.INSTANCE);
		assertThat(text(form.encode(this.allocator, Reply.of(1, EmptyResult.PUBLISH))))
			.isEqualTo("{\"id\":1,\"publish\":{}}\n");
		assertThat(text(form.encodePing(this.allocator))).isEqualTo("{}\n");
	}

	@Test
	void putsLengthBeforeProtobufMessage() {
		WireForm form = new WireForm(ProtobufCodec.INSTANCE, true, VarintFraming.INSTANCE);
		assertThat(bytes(form.encodePing(this.allocator))).containsExactly(0);
		byte[] longer = bytes(form.encode(this.allocator, new Push("", new MessagePush(Payload.of("x".repeat(300))))));
		assertThat(longer).hasSize(2 + 3 + 3 + 300).startsWith(0x80 | 306 & 0x7f, 306 >> 7);
	}

	@Test
	void leavesMessageBare() {
		WireForm form = new WireForm(JsonCodec.INSTANCE, true, PlainFraming.INSTANCE);
		assertThat(text(form.encode(this.allocator, new Push("a", new MessagePush(Payload.of("1"))))))
			.isEqualTo("{\"channel\":\"a\",\"message\":{\"data\":1}}");
	}

	@Test
	void releasesBuffersWhenPayloadDoesNotFit() {
		WireForm form = new WireForm(JsonCodec.INSTANCE, false, LineFraming.INSTANCE);
		Push push = new Push("a", new MessagePush(Payload.of("binary")));
		assertThatExceptionOfType(DisconnectException.class).isThrownBy(() -> form.encode(this.allocator, push));
	}

	@Test
	void numbersForms() {
		WireForm one = new WireForm(JsonCodec.INSTANCE, false, PlainFraming.INSTANCE);
		WireForm other = new WireForm(JsonCodec.INSTANCE, false, PlainFraming.INSTANCE);
		assertThat(one.index()).isNotEqualTo(other.index());
	}

	private static String text(ByteBuf buffer) {
		return new String(bytes(buffer), StandardCharsets.UTF_8);
	}

	private static byte[] bytes(ByteBuf buffer) {
		try {
			byte[] bytes = new byte[buffer.readableBytes()];
			buffer.readBytes(bytes);
			return bytes;
		}
		finally {
			buffer.release();
		}
	}

}
