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

package io.centrifugo.engine.protocol.delta;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Hash index of the aligned blocks of the base. A match of two blocks' length holds one
 * aligned block for certain, so none of that length is missed.
 */
final class BlockIndex {

	/** Bytes of a block: those of one {@code long}. */
	static final int BLOCK = Long.BYTES;

	/** Most blocks of one hash that are worth a look. */
	static final int MAX_TRIES = 16;

	private static final int NONE = -1;

	private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private final int shift;

	private final int[] heads;

	private final int[] next;

	BlockIndex(byte[] base) {
		int blocks = base.length / BLOCK;
		int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(blocks));
		this.shift = Long.SIZE - bits;
		this.heads = new int[1 << bits];
		this.next = new int[blocks];
		Arrays.fill(this.heads, NONE);
		for (int block = blocks - 1; block >= 0; block--) {
			int hash = hash(base, block * BLOCK);
			this.next[block] = this.heads[hash];
			this.heads[hash] = block;
		}
	}

	/**
	 * Find the first block that may equal the bytes at an index.
	 * @param bytes where to look
	 * @param index the index, with {@link #BLOCK} bytes behind it
	 * @return the offset of the block in the base, negative if there is none
	 */
	int first(byte[] bytes, int index) {
		return this.heads[hash(bytes, index)] * BLOCK;
	}

	/**
	 * Find the next block with the same hash.
	 * @param offset the offset of a block
	 * @return the offset of the next one, negative if there is none
	 */
	int next(int offset) {
		return this.next[offset / BLOCK] * BLOCK;
	}

	private int hash(byte[] bytes, int index) {
		return (int) ((((long) LONG.get(bytes, index)) * MULTIPLIER) >>> this.shift);
	}

}
