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
import io.netty.buffer.Unpooled;

/**
 * Frames as a client writes them.
 */
final class ClientFrames {

	private static final int[] MASK = { 0x37, 0xfa, 0x21, 0x3d };

	private ClientFrames() {
	}

	static ByteBuf text(String text) {
		return frame(0x81, text.getBytes(StandardCharsets.UTF_8));
	}

	static ByteBuf close(int code) {
		return frame(0x88, new byte[] { (byte) (code >> 8), (byte) code });
	}

	static ByteBuf frame(int firstByte, byte[] payload) {
		ByteBuf frame = Unpooled.buffer();
		frame.writeByte(firstByte);
		if (payload.length < 126) {
			frame.writeByte(0x80 | payload.length);
		}
		else if (payload.length < 65536) {
			frame.writeByte(0x80 | 126).writeShort(payload.length);
		}
		else {
			frame.writeByte(0x80 | 127).writeLong(payload.length);
		}
		for (int part : MASK) {
			frame.writeByte(part);
		}
		for (int i = 0; i < payload.length; i++) {
			frame.writeByte(payload[i] ^ MASK[i % 4]);
		}
		return frame;
	}

}
