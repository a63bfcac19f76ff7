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
import io.centrifugo.engine.transport.deflate.Compressor;

/**
 * One WebSocket frame for each message, compressed where that pays.
 */
final class DeflatedFraming implements Framing {

	private final WebSocketFraming plain;

	private final Compressor compressor;

	private final int minSize;

	/**
	 * Create a framing.
	 * @param plain the framing without compression
	 * @param compressor compresses messages
	 * @param minSize messages of so many bytes and less are sent as they are
	 */
	DeflatedFraming(WebSocketFraming plain, Compressor compressor, int minSize) {
		this.plain = plain;
		this.compressor = compressor;
		this.minSize = minSize;
	}

	@Override
	public void write(ByteBuf message, ByteBuf out) {
		int size = this.plain.payloadSize(message.readableBytes());
		if (size <= this.minSize || !writeDeflated(message, size, out)) {
			this.plain.write(message, out);
		}
	}

	private boolean writeDeflated(ByteBuf message, int size, ByteBuf out) {
		ByteBuf deflated = deflated(message, size);
		try {
			int length = deflated.readableBytes();
			if (length >= size) {
				return false;
			}
			WebSocketFrames.writeDeflatedHeader(this.plain.opcode(), length, out);
			out.writeBytes(deflated);
			return true;
		}
		finally {
			deflated.release();
		}
	}

	private ByteBuf deflated(ByteBuf message, int size) {
		ByteBuf payload = message.alloc().buffer(size);
		try {
			this.plain.writePayload(message, payload);
			return this.compressor.compress(payload);
		}
		finally {
			payload.release();
		}
	}

}
