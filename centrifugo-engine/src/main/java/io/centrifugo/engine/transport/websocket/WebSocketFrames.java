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

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;

/**
 * Writing of unmasked, unfragmented frames.
 */
final class WebSocketFrames {

	/** Most bytes of a control frame's payload. */
	static final int MAX_CONTROL_LENGTH = 125;

	/** Most bytes of a close frame's reason. */
	static final int MAX_REASON_LENGTH = MAX_CONTROL_LENGTH - Short.BYTES;

	/** Length that says that two bytes of length follow. */
	static final int LENGTH_16 = 126;

	/** Length that says that eight bytes of length follow. */
	static final int LENGTH_64 = 127;

	/** The reserved bit that says that a message is compressed (RFC 7692, section 6). */
	static final int DEFLATED = 0x40;

	private static final int FINAL = 0x80;

	private static final int MAX_LENGTH_16 = 0xffff;

	private WebSocketFrames() {
	}

	static void writeHeader(Opcode opcode, int length, ByteBuf out) {
		writeHeader(FINAL | opcode.value(), length, out);
	}

	static void writeDeflatedHeader(Opcode opcode, int length, ByteBuf out) {
		writeHeader(FINAL | DEFLATED | opcode.value(), length, out);
	}

	private static void writeHeader(int first, int length, ByteBuf out) {
		out.writeByte(first);
		if (length < LENGTH_16) {
			out.writeByte(length);
		}
		else if (length <= MAX_LENGTH_16) {
			out.writeByte(LENGTH_16);
			out.writeShort(length);
		}
		else {
			out.writeByte(LENGTH_64);
			out.writeLong(length);
		}
	}

	static ByteBuf control(ByteBufAllocator allocator, Opcode opcode, byte[] payload) {
		ByteBuf frame = allocator.directBuffer(Short.BYTES + payload.length);
		writeHeader(opcode, payload.length, frame);
		return frame.writeBytes(payload);
	}

	/**
	 * Make a close frame.
	 * @param allocator where the buffer comes from
	 * @param code the code, 0 for none
	 * @param reason the reason, cut if it is too long
	 * @return a buffer that the caller owns
	 */
	static ByteBuf close(ByteBufAllocator allocator, int code, String reason) {
		if (code == 0) {
			return control(allocator, Opcode.CLOSE, new byte[0]);
		}
		byte[] text = reason.getBytes(StandardCharsets.UTF_8);
		int length = Math.min(text.length, MAX_REASON_LENGTH);
		while (length < text.length && length > 0 && (text[length] & 0xc0) == 0x80) {
			length--;
		}
		byte[] payload = new byte[Short.BYTES + length];
		Unpooled.wrappedBuffer(payload).setShort(0, code);
		System.arraycopy(text, 0, payload, Short.BYTES, length);
		return control(allocator, Opcode.CLOSE, payload);
	}

}
