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

import java.util.concurrent.atomic.AtomicInteger;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.protocol.reply.Reply;

/**
 * Everything that decides the bytes of a message on the wire: codec, direction and
 * framing. Connections with the same wire form share buffers. Few exist, each a constant
 * of its transport, so {@link #index()} fits small arrays.
 *
 * @since 0.1.0
 */
public final class WireForm {

	private static final AtomicInteger COUNT = new AtomicInteger();

	private final Codec codec;

	private final boolean unidirectional;

	private final Framing framing;

	private final int index = COUNT.getAndIncrement();

	/**
	 * Create a wire form; once per transport and encoding, never per connection.
	 * @param codec the encoding
	 * @param unidirectional whether pushes go bare
	 * @param framing the transport's framing
	 */
	public WireForm(Codec codec, boolean unidirectional, Framing framing) {
		this.codec = codec;
		this.unidirectional = unidirectional;
		this.framing = framing;
	}

	public Codec codec() {
		return this.codec;
	}

	public boolean unidirectional() {
		return this.unidirectional;
	}

	/**
	 * Return a number unique to this wire form.
	 * @return a small number from 0
	 */
	public int index() {
		return this.index;
	}

	/**
	 * Encode a reply, framed.
	 * @param allocator where the buffer comes from
	 * @param reply the reply
	 * @return a buffer that the caller owns
	 */
	public ByteBuf encode(ByteBufAllocator allocator, Reply reply) {
		return framed(allocator, (out) -> this.codec.writeReply(reply, out));
	}

	/**
	 * Encode a push, framed.
	 * @param allocator where the buffer comes from
	 * @param push the push
	 * @return a buffer that the caller owns
	 */
	public ByteBuf encode(ByteBufAllocator allocator, Push push) {
		return framed(allocator, (out) -> this.codec.writePush(push, this.unidirectional, out));
	}

	/**
	 * Encode a server ping, framed.
	 * @param allocator where the buffer comes from
	 * @return a buffer that the caller owns
	 */
	public ByteBuf encodePing(ByteBufAllocator allocator) {
		return framed(allocator, this.codec::writePing);
	}

	private ByteBuf framed(ByteBufAllocator allocator, MessageWriter writer) {
		ByteBuf message = allocator.buffer();
		ByteBuf frame = allocator.buffer();
		boolean written = false;
		try {
			writer.write(message);
			this.framing.write(message, frame);
			written = true;
			return frame;
		}
		finally {
			message.release();
			if (!written) {
				frame.release();
			}
		}
	}

	@FunctionalInterface
	private interface MessageWriter {

		void write(ByteBuf out);

	}

}
