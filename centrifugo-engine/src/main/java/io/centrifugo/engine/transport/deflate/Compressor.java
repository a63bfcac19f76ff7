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

import java.util.zip.Deflater;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;

/**
 * Compresses messages, each by itself. Thread-safe; each thread that compresses keeps
 * about 256 KiB.
 */
public final class Compressor {

	/** What a flushed stream ends with and a message leaves out (RFC 7692, 7.2.1). */
	private static final int TAIL = 4;

	/** With less room than this the library might flush twice. */
	private static final int MIN_ROOM = 64;

	private static final int HUFFMAN_ONLY = -2;

	private final FastThreadLocal<Deflater> streams = new Streams();

	private final int level;

	/**
	 * Create a compressor.
	 * @param level the level of {@link DeflateOptions}
	 */
	public Compressor(int level) {
		this.level = level;
	}

	/**
	 * Compress a message.
	 * @param message the message, not empty; its indexes stay
	 * @return a buffer that the caller owns
	 */
	public ByteBuf compress(ByteBuf message) {
		Deflater stream = this.streams.get();
		ByteBuf out = message.alloc().buffer(message.readableBytes() + MIN_ROOM);
		boolean done = false;
		try {
			stream.setInput(message.nioBuffer());
			while (!done) {
				out.ensureWritable(MIN_ROOM);
				int room = out.writableBytes();
				int count = stream.deflate(out.nioBuffer(out.writerIndex(), room), Deflater.SYNC_FLUSH);
				out.writerIndex(out.writerIndex() + count);
				done = count < room;
			}
			return out.writerIndex(out.writerIndex() - TAIL);
		}
		finally {
			stream.reset();
			if (!done) {
				out.release();
			}
		}
	}

	/**
	 * A stream for each thread.
	 */
	private final class Streams extends FastThreadLocal<Deflater> {

		@Override
		protected Deflater initialValue() {
			int level = Compressor.this.level;
			if (level != HUFFMAN_ONLY) {
				return new Deflater(level, true);
			}
			Deflater stream = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
			stream.setStrategy(Deflater.HUFFMAN_ONLY);
			// The library applies it by a call of its own, which flushes nothing
			stream.deflate(new byte[MIN_ROOM]);
			stream.reset();
			return stream;
		}

		@Override
		protected void onRemoval(Deflater stream) {
			stream.end();
		}

	}

}
