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

import io.centrifugo.engine.protocol.frame.Framing;
import io.centrifugo.engine.protocol.frame.VarintFraming;

/**
 * One unmasked WebSocket frame for each message.
 *
 * @since 0.1.0
 */
public enum WebSocketFraming implements Framing {

	/** A text frame with the message alone: JSON. */
	TEXT {

		@Override
		public void write(ByteBuf message, ByteBuf out) {
			int length = message.readableBytes();
			WebSocketFrames.writeHeader(Opcode.TEXT, length, out);
			out.writeBytes(message, message.readerIndex(), length);
		}

	},

	/** A binary frame with the message behind its length: Protobuf. */
	BINARY {

		@Override
		public void write(ByteBuf message, ByteBuf out) {
			int length = message.readableBytes();
			WebSocketFrames.writeHeader(Opcode.BINARY, varintSize(length) + length, out);
			VarintFraming.INSTANCE.write(message, out);
		}

	};

	private static final int BITS_PER_VARINT_BYTE = 7;

	private static int varintSize(int value) {
		int bits = Integer.SIZE - Integer.numberOfLeadingZeros(value | 1);
		return (bits + BITS_PER_VARINT_BYTE - 1) / BITS_PER_VARINT_BYTE;
	}

}
