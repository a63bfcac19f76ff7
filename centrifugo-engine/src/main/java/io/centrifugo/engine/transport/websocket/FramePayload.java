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

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

import io.netty.buffer.ByteBuf;

/**
 * A frame whose header is known, and as much of its payload as has come, unmasked. Memory
 * grows with what has come, not with what the header promises.
 */
final class FramePayload {

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

	private static final int MIN_GROWTH = 512;

	private final Opcode opcode;

	private final boolean last;

	private final int length;

	private final int mask;

	private byte[] bytes;

	private int filled;

	FramePayload(Opcode opcode, boolean last, int length, int mask, int available) {
		this.opcode = opcode;
		this.last = last;
		this.length = length;
		this.mask = mask;
		this.bytes = new byte[Math.min(length, available)];
	}

	Opcode opcode() {
		return this.opcode;
	}

	/**
	 * Return whether this is the last frame of its message.
	 */
	boolean last() {
		return this.last;
	}

	byte[] bytes() {
		return this.bytes;
	}

	/**
	 * Take what belongs to this frame.
	 * @param in where to read
	 * @return whether the frame is complete
	 */
	boolean fill(ByteBuf in) {
		int count = Math.min(this.length - this.filled, in.readableBytes());
		reserve(count);
		unmask(in, count);
		this.filled += count;
		return this.filled == this.length;
	}

	private void reserve(int count) {
		int needed = this.filled + count;
		if (needed > this.bytes.length) {
			int grown = Math.max(needed, this.bytes.length * 2 + MIN_GROWTH);
			this.bytes = Arrays.copyOf(this.bytes, Math.min(this.length, grown));
		}
	}

	private void unmask(ByteBuf in, int count) {
		int rotated = Integer.rotateLeft(this.mask, (this.filled % Integer.BYTES) * Byte.SIZE);
		long wide = (rotated & 0xffffffffL) << Integer.SIZE | (rotated & 0xffffffffL);
		int source = in.readerIndex();
		int target = this.filled;
		int end = target + count;
		for (; target <= end - Long.BYTES; target += Long.BYTES) {
			LONG.set(this.bytes, target, in.getLong(source) ^ wide);
			source += Long.BYTES;
		}
		for (int shift = Long.SIZE - Byte.SIZE; target < end; shift -= Byte.SIZE) {
			this.bytes[target++] = (byte) (in.getByte(source++) ^ (int) (wide >>> shift));
		}
		in.readerIndex(source);
	}

}
