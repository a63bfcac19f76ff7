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

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WebSocketFramingTests {

	@ParameterizedTest
	@CsvSource({ "TEXT, 0, 8100", "TEXT, 125, 817d", "TEXT, 126, 817e007e", "TEXT, 65535, 817effff",
			"TEXT, 65536, 817f0000000000010000", "BINARY, 0, 820100", "BINARY, 124, 827d7c", "BINARY, 125, 827e007e7d",
			"BINARY, 127, 827e00807f", "BINARY, 128, 827e00828001", "BINARY, 65533, 827f0000000000010000fdff03" })
	void writesHeaderBeforeTheMessage(WebSocketFraming framing, int length, String header) {
		ByteBuf message = Unpooled.wrappedBuffer(new byte[length]);
		ByteBuf out = Unpooled.buffer();
		framing.write(message, out);
		assertThat(ByteBufUtil.hexDump(out, 0, header.length() / 2)).isEqualTo(header);
		assertThat(out.readableBytes()).isEqualTo(header.length() / 2 + length);
		assertThat(message.readableBytes()).isEqualTo(length);
	}

	@Test
	void closeFrameCarriesCodeAndReason() {
		assertThat(close(3501, "bad")).isEqualTo("88050dad626164");
		assertThat(close(0, "")).isEqualTo("8800");
	}

	@Test
	void longReasonIsCutBetweenCharacters() {
		String frame = close(4000, "a" + "\u00e9".repeat(100));
		assertThat(frame).startsWith("887d0fa061c3a9").endsWith("c3a9").hasSize(2 * (2 + 125));
		assertThat(close(4000, "\u00e9".repeat(100))).startsWith("887c0fa0");
	}

	private static String close(int code, String reason) {
		ByteBuf frame = WebSocketFrames.close(ByteBufAllocator.DEFAULT, code, reason);
		String hex = ByteBufUtil.hexDump(frame);
		frame.release();
		return hex;
	}

}
