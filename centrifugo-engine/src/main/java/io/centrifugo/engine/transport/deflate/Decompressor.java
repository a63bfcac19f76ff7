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

package io.centrifugo.engine.transport.deflate;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.FastThreadLocal;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses messages of clients, each by itself. Memory grows with what comes out, up
 * to a limit. Thread-safe.
 */
public final class Decompressor {

	/** What messages leave out (RFC 7692, 7.2.2). */
	private static final byte[] TAIL = { 0, 0, (byte) 0xff, (byte) 0xff };

	private static final int MIN_ROOM = 512;

	private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

	private static final FastThreadLocal<Inflater> STREAMS = new Streams();

	private final int limit;

	/**
	 * Create a decompressor.
	 * @param limit most bytes of a message
	 */
	public Decompressor(int limit) {
		this.limit = Math.min(limit, MAX_ARRAY - 1);
	}

	/**
	 * Decompress a message.
	 * @param message the message; its indexes stay
	 * @return the message on the heap, {@code null} if it is above the limit
	 * @throws DataFormatException if it is not compressed
	 */
	public @Nullable ByteBuf decompress(ByteBuf message) throws DataFormatException {
		Inflater stream = STREAMS.get();
		try {
			// One byte above the limit tells that there is more
			ByteBuf out = Unpooled.buffer(Math.min(this.limit + 1, MIN_ROOM), this.limit + 1);
			stream.setInput(message.nioBuffer());
			inflate(stream, out);
			stream.setInput(TAIL);
			inflate(stream, out);
			return (out.readableBytes() <= this.limit) ? out : null;
		}
		finally {
			stream.reset();
		}
	}

	private void inflate(Inflater stream, ByteBuf out) throws DataFormatException {
		while (out.readableBytes() <= this.limit && !stream.finished()) {
			out.ensureWritable(Math.min(MIN_ROOM, out.maxWritableBytes()));
			ByteBuffer room = out.nioBuffer(out.writerIndex(), out.writableBytes());
			int count = stream.inflate(room);
			out.writerIndex(out.writerIndex() + count);
			if (stream.needsDictionary()) {
				throw new DataFormatException("Wants a dictionary");
			}
			if (count == 0 && room.hasRemaining()) {
				return;
			}
		}
	}

	/**
	 * A stream for each thread.
	 */
	private static final class Streams extends FastThreadLocal<Inflater> {

		@Override
		protected Inflater initialValue() {
			return new Inflater(true);
		}

		@Override
		protected void onRemoval(Inflater stream) {
			stream.end();
		}

	}

}
