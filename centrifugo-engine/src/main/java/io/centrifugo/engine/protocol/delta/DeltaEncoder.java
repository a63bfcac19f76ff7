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

/**
 * One run of making a patch: what both ends share is copied, and in between whatever the
 * index of the base knows.
 */
final class DeltaEncoder {

	private final byte[] base;

	private final byte[] target;

	private final boolean text;

	private final PatchBuffer out;

	/** Index of the first byte of the target that the patch does not have yet. */
	private int pending;

	DeltaEncoder(byte[] base, byte[] target, boolean text) {
		this.base = base;
		this.target = target;
		this.text = text;
		this.out = new PatchBuffer(target.length);
	}

	byte[] encode() {
		int prefix = commonPrefix();
		int suffix = commonSuffix(prefix);
		int suffixStart = this.target.length - suffix;
		this.out.number(this.target.length).append('\n');
		copy(0, 0, prefix);
		if (suffixStart - prefix >= BlockIndex.BLOCK && this.base.length >= BlockIndex.BLOCK) {
			copyBlocks(new BlockIndex(this.base), prefix, suffixStart);
		}
		copy(this.base.length - suffix, suffixStart, suffix);
		insertUpTo(this.target.length);
		this.out.number(checksum()).append(';');
		return this.out.toByteArray();
	}

	private int commonPrefix() {
		int limit = Math.min(this.base.length, this.target.length);
		int length = 0;
		while (length < limit && this.base[length] == this.target[length]) {
			length++;
		}
		return length;
	}

	private int commonSuffix(int prefix) {
		int limit = Math.min(this.base.length, this.target.length) - prefix;
		int length = 0;
		while (length < limit
				&& this.base[this.base.length - 1 - length] == this.target[this.target.length - 1 - length]) {
			length++;
		}
		return length;
	}

	private void copyBlocks(BlockIndex index, int start, int end) {
		int at = start;
		while (at <= end - BlockIndex.BLOCK) {
			int length = copyLongest(index, at, end);
			at += Math.max(length, 1);
		}
	}

	/**
	 * Copy the longest piece of the base that begins like the target at an index.
	 * @return how many bytes of the target from the index on the patch now has, 0 for
	 * none
	 */
	private int copyLongest(BlockIndex index, int at, int end) {
		int bestOffset = 0;
		int bestBefore = 0;
		int bestLength = 0;
		int tries = BlockIndex.MAX_TRIES;
		for (int offset = index.first(this.target, at); offset >= 0 && tries > 0; offset = index.next(offset)) {
			int before = matchBackward(offset, at);
			int length = before + matchForward(offset, at, end);
			if (length > bestLength) {
				bestOffset = offset;
				bestBefore = before;
				bestLength = length;
			}
			tries--;
		}
		boolean copied = bestLength > 0 && copy(bestOffset - bestBefore, at - bestBefore, bestLength);
		return (copied) ? bestLength - bestBefore : 0;
	}

	private int matchForward(int offset, int at, int end) {
		int limit = Math.min(end - at, this.base.length - offset);
		int length = 0;
		while (length < limit && this.base[offset + length] == this.target[at + length]) {
			length++;
		}
		return length;
	}

	private int matchBackward(int offset, int at) {
		int limit = Math.min(at - this.pending, offset);
		int length = 0;
		while (length < limit && this.base[offset - 1 - length] == this.target[at - 1 - length]) {
			length++;
		}
		return length;
	}

	/**
	 * Copy a piece of the base if that is shorter than inserting it. In text the piece is
	 * first cut to whole characters, so that the insertions around it are whole, too.
	 * @return whether it was copied
	 */
	private boolean copy(int offset, int at, int length) {
		int start = at;
		int end = at + length;
		if (this.text) {
			while (start < end && isTrail(start)) {
				start++;
			}
			while (end > start && isTrail(end)) {
				end--;
			}
		}
		int from = offset + start - at;
		if (end - start <= PatchBuffer.copySize(end - start, from)) {
			return false;
		}
		insertUpTo(start);
		this.out.number(end - start).append('@').number(from).append(',');
		this.pending = end;
		return true;
	}

	private boolean isTrail(int index) {
		return index < this.target.length && (this.target[index] & 0xc0) == 0x80;
	}

	private void insertUpTo(int end) {
		int length = end - this.pending;
		if (length > 0) {
			this.out.number(length).append(':').append(this.target, this.pending, length);
			this.pending = end;
		}
	}

	/**
	 * Sum the target up as big-endian words of 32 bits, the last one padded with zeros.
	 */
	private long checksum() {
		int sum = 0;
		for (int i = 0; i < this.target.length; i++) {
			sum += (this.target[i] & 0xff) << (24 - 8 * (i & 3));
		}
		return Integer.toUnsignedLong(sum);
	}

}
