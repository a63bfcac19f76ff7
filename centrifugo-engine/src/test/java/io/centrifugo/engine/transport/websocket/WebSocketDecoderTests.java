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

package io.centrifugo.engine.transport.websocket;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.centrifugo.engine.transport.deflate.Decompressor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WebSocketDecoderTests {

	private static final int LIMIT = 70000;

	private final List<String> found = new ArrayList<>();

	private final WebSocketDecoder decoder = new WebSocketDecoder(new Finder(), LIMIT, null);

	@Test
	void readsTheSampleOfTheStandard() {
		this.decoder.decode(bytes("818537fa213d7f9f4d5158"));
		assertThat(this.found).containsExactly("Hello");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 3, 7, 8, 9, 16, 125, 126, 127, 1000, 65535, 65536, LIMIT })
	void readsEveryLength(int length) {
		this.decoder.decode(ClientFrames.text("x".repeat(length)));
		assertThat(this.found).containsExactly("x".repeat(length));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 5, 7, 11, 100 })
	void readsWhateverTheSplit(int size) {
		ByteBuf all = Unpooled.wrappedBuffer(ClientFrames.text("first"), ClientFrames.frame(0x89, ascii("p")),
				ClientFrames.frame(0x01, ascii("a".repeat(200))), ClientFrames.frame(0x8a, ascii("")),
				ClientFrames.frame(0x80, ascii("b")), ClientFrames.frame(0x82, ascii("last")),
				ClientFrames.close(1000));
		while (all.isReadable()) {
			this.decoder.decode(all.readSlice(Math.min(size, all.readableBytes())));
		}
		assertThat(this.found).containsExactly("first", "ping p", "pong", "a".repeat(200) + "b", "last", "close 1000");
	}

	@Test
	void readsDirectBuffers() {
		ByteBuf direct = Unpooled.directBuffer();
		direct.writeBytes(ClientFrames.text("direct memory, more than eight bytes"));
		this.decoder.decode(direct);
		direct.release();
		assertThat(this.found).containsExactly("direct memory, more than eight bytes");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			RSV2                         | a18000000000
			RSV1 of a control frame      | c98000000000
			RSV1 of a continuation       | 018000000000c08000000000
			""")
	void refusesReservedBitsAlsoWithCompression(String what, String hex) {
		WebSocketDecoder compressing = new WebSocketDecoder(new Finder(), LIMIT, new Decompressor(LIMIT));
		assertThatExceptionOfType(WebSocketViolation.class).as(what)
			.isThrownBy(() -> compressing.decode(bytes(hex)))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(WebSocketViolation.PROTOCOL_ERROR));
	}

	@Test
	void waitsForWhatAHeaderPromises() {
		this.decoder.decode(bytes("81ff000000000000fde800000000"));
		this.decoder.decode(Unpooled.wrappedBuffer(new byte[65000]));
		assertThat(this.found).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			unmasked text                       | 8100                         | 1002
			unmasked close                      | 8800                         | 1002
			RSV1                                | c18000000000                 | 1002
			RSV2                                | a18000000000                 | 1002
			RSV3                                | 918000000000                 | 1002
			reserved data opcode 3              | 838000000000                 | 1002
			reserved data opcode 7              | 878000000000                 | 1002
			reserved control opcode 11          | 8b8000000000                 | 1002
			reserved control opcode 15          | 8f8000000000                 | 1002
			fragmented ping                     | 098000000000                 | 1002
			fragmented close                    | 088000000000                 | 1002
			long ping                           | 89fe007e00000000             | 1002
			continuation of nothing             | 808000000000                 | 1002
			text within a fragmented message    | 018000000000818000000000     | 1002
			binary within a fragmented message  | 018000000000828000000000     | 1002
			negative length                     | 81ffffffffffffffffff00000000 | 1002
			length over the limit               | 81ff000000000001117100000000 | 1009
			close with half a code              | 88810000000003               | 1002
			close 999                           | 88820000000003e7             | 1002
			close 1004                          | 88820000000003ec             | 1002
			close 1005                          | 88820000000003ed             | 1002
			close 1006                          | 88820000000003ee             | 1002
			close 1015                          | 88820000000003f7             | 1002
			close 2999                          | 8882000000000bb7             | 1002
			close 5000                          | 8882000000001388             | 1002
			close with a reason not in UTF-8    | 88840000000003e8c328         | 1007
			""")
	void refuses(String what, String hex, int code) {
		assertThatExceptionOfType(WebSocketViolation.class).as(what)
			.isThrownBy(() -> this.decoder.decode(bytes(hex)))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(code));
		assertThat(this.found).isEmpty();
	}

	@Test
	void limitsFragmentedMessagesAsAWhole() {
		this.decoder.decode(ClientFrames.frame(0x01, new byte[LIMIT - 1]));
		this.decoder.decode(ClientFrames.frame(0x00, new byte[1]));
		assertThatExceptionOfType(WebSocketViolation.class)
			.isThrownBy(() -> this.decoder.decode(ClientFrames.frame(0x80, new byte[1])))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(1009));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1003, 1007, 1011, 1014, 3000, 3999, 4000, 4999 })
	void takesCloseCodesThatMayBeSent(int code) {
		this.decoder.decode(ClientFrames.close(code));
		assertThat(this.found).containsExactly("close " + code);
	}

	@Test
	void takesACloseWithoutACode() {
		this.decoder.decode(bytes("888000000000"));
		assertThat(this.found).containsExactly("close 0");
	}

	private static ByteBuf bytes(String hex) {
		return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private final class Finder implements FrameReceiver {

		@Override
		public void onMessage(Opcode kind, ByteBuf message) {
			WebSocketDecoderTests.this.found.add(message.toString(StandardCharsets.UTF_8));
		}

		@Override
		public void onPing(byte[] payload) {
			WebSocketDecoderTests.this.found.add("ping " + new String(payload, StandardCharsets.UTF_8));
		}

		@Override
		public void onPong() {
			WebSocketDecoderTests.this.found.add("pong");
		}

		@Override
		public void onClose(int code) {
			WebSocketDecoderTests.this.found.add("close " + code);
		}

	}

}
