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

import io.centrifugo.engine.protocol.frame.Framing;

/**
 * One chunk of HTTP/1.1's chunked encoding for each message.
 */
final class ChunkedFraming implements Framing {

	private static final String CRLF = "\r\n";

	private static final String LAST_CHUNK = "0\r\n\r\n";

	private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

	private static final int SHORT_SIZE = 4;

	private static final int LONG_SIZE = 8;

	/** Most bytes that other framing adds to a message. */
	private static final int MARGIN = 64;

	private final Framing inner;

	ChunkedFraming(Framing inner) {
		this.inner = inner;
	}

	@Override
	public void write(ByteBuf message, ByteBuf out) {
		int digits = (message.readableBytes() + MARGIN < 1 << (SHORT_SIZE * SHORT_SIZE)) ? SHORT_SIZE : LONG_SIZE;
		int start = out.writerIndex();
		out.writeZero(digits);
		out.writeCharSequence(CRLF, StandardCharsets.US_ASCII);
		int content = out.writerIndex();
		this.inner.write(message, out);
		int length = out.writerIndex() - content;
		for (int i = digits - 1; i >= 0; i--) {
			out.setByte(start + i, DIGITS[length & 0xf]);
			length >>>= SHORT_SIZE;
		}
		out.writeCharSequence(CRLF, StandardCharsets.US_ASCII);
	}

	static void writeLastChunk(ByteBuf out) {
		out.writeCharSequence(LAST_CHUNK, StandardCharsets.US_ASCII);
	}

}
