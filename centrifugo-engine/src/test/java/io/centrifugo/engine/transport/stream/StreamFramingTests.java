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

package io.centrifugo.engine.transport.stream;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

import io.centrifugo.engine.protocol.frame.LineFraming;
import io.centrifugo.engine.protocol.frame.VarintFraming;

import static org.assertj.core.api.Assertions.assertThat;

class StreamFramingTests {

	@Test
	void eventIsDataAlone() {
		ByteBuf out = Unpooled.buffer();
		SseFraming.INSTANCE.write(message("{}"), out);
		assertThat(text(out)).isEqualTo("data: {}\n\n");
	}

	@Test
	void chunkHoldsTheFramedMessage() {
		ByteBuf out = Unpooled.buffer();
		new ChunkedFraming(SseFraming.INSTANCE).write(message("{\"n\":1}"), out);
		new ChunkedFraming(LineFraming.INSTANCE).write(message("é"), out);
		new ChunkedFraming(VarintFraming.INSTANCE).write(message(""), out);
		assertThat(text(out)).isEqualTo("000f\r\ndata: {\"n\":1}\n\n\r\n" + "0003\r\né\n\r\n" + "0001\r\n\0\r\n");
	}

	@Test
	void largeChunkHasALongerSize() {
		ByteBuf out = Unpooled.buffer();
		new ChunkedFraming(LineFraming.INSTANCE).write(message("x".repeat(0xffff)), out);
		assertThat(text(out)).startsWith("00010000\r\nxxx").endsWith("x\n\r\n");
		out.clear();
		new ChunkedFraming(LineFraming.INSTANCE).write(message("x".repeat(0xff00)), out);
		assertThat(text(out)).startsWith("ff01\r\nxxx");
	}

	private static ByteBuf message(String text) {
		return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
	}

	private static String text(ByteBuf out) {
		return out.toString(StandardCharsets.UTF_8);
	}

}
