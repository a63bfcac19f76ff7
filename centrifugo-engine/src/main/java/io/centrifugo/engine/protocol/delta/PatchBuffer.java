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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Growing bytes of a patch.
 */
final class PatchBuffer {

	private static final byte[] DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~"
		.getBytes(StandardCharsets.US_ASCII);

	private static final int BITS = 6;

	private static final int COPY_SIGNS = 2;

	private byte[] bytes;

	private int size;

	PatchBuffer(int capacity) {
		this.bytes = new byte[Math.min(capacity, 4096) + 32];
	}

	/**
	 * Append a number in base 64, the most significant digit first.
	 * @param value the number, not negative
	 * @return this
	 */
	PatchBuffer number(long value) {
		for (int shift = BITS * (digits(value) - 1); shift >= 0; shift -= BITS) {
			append((char) DIGITS[(int) (value >>> shift) & (DIGITS.length - 1)]);
		}
		return this;
	}

	PatchBuffer append(char ascii) {
		reserve(1);
		this.bytes[this.size++] = (byte) ascii;
		return this;
	}

	void append(byte[] source, int start, int length) {
		reserve(length);
		System.arraycopy(source, start, this.bytes, this.size, length);
		this.size += length;
	}

	byte[] toByteArray() {
		return Arrays.copyOf(this.bytes, this.size);
	}

	/**
	 * Tell what a copy costs.
	 * @param length its length
	 * @param offset its offset
	 * @return the bytes it takes in a patch
	 */
	static int copySize(int length, int offset) {
		return digits(length) + digits(offset) + COPY_SIGNS;
	}

	private static int digits(long value) {
		int digits = 1;
		for (long rest = value >>> BITS; rest != 0; rest >>>= BITS) {
			digits++;
		}
		return digits;
	}

	private void reserve(int count) {
		if (this.bytes.length - this.size < count) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.size + count, this.bytes.length * 2));
		}
	}

}
