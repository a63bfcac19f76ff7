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

import io.netty.buffer.ByteBuf;

/**
 * The length of the message before it, as an unsigned varint: Protobuf streams.
 *
 * @since 0.1.0
 */
public final class VarintFraming implements Framing {

	/** The only instance. */
	public static final VarintFraming INSTANCE = new VarintFraming();

	private VarintFraming() {
	}

	@Override
	public void write(ByteBuf message, ByteBuf out) {
		int length = message.readableBytes();
		int rest = length;
		while (rest > 0x7f) {
			out.writeByte(rest & 0x7f | 0x80);
			rest >>>= 7;
		}
		out.writeByte(rest);
		out.writeBytes(message, message.readerIndex(), length);
	}

}
