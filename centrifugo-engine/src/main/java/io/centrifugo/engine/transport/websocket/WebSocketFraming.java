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
	TEXT(Opcode.TEXT) {

		@Override
		int payloadSize(int length) {
			return length;
		}

		@Override
		void writePayload(ByteBuf message, ByteBuf out) {
			out.writeBytes(message, message.readerIndex(), message.readableBytes());
		}

	},

	/** A binary frame with the message behind its length: Protobuf. */
	BINARY(Opcode.BINARY) {

		@Override
		int payloadSize(int length) {
			return varintSize(length) + length;
		}

		@Override
		void writePayload(ByteBuf message, ByteBuf out) {
			VarintFraming.INSTANCE.write(message, out);
		}

	};

	private static final int BITS_PER_VARINT_BYTE = 7;

	private final Opcode opcode;

	WebSocketFraming(Opcode opcode) {
		this.opcode = opcode;
	}

	@Override
	public void write(ByteBuf message, ByteBuf out) {
		WebSocketFrames.writeHeader(this.opcode, payloadSize(message.readableBytes()), out);
		writePayload(message, out);
	}

	Opcode opcode() {
		return this.opcode;
	}

	abstract int payloadSize(int length);

	abstract void writePayload(ByteBuf message, ByteBuf out);

	private static int varintSize(int value) {
		int bits = Integer.SIZE - Integer.numberOfLeadingZeros(value | 1);
		return (bits + BITS_PER_VARINT_BYTE - 1) / BITS_PER_VARINT_BYTE;
	}

}
