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

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Applies patches as a client does. It shares nothing with the code that makes them.
 */
public final class FossilPatches {

	private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~";

	private final byte[] base;

	private final byte[] patch;

	private int position;

	private FossilPatches(byte[] base, byte[] patch) {
		this.base = base;
		this.patch = patch;
	}

	/**
	 * Apply a patch, checking the length and the checksum in it.
	 * @param base what it starts from
	 * @param patch the patch
	 * @return what it leads to
	 */
	public static byte[] apply(byte[] base, byte[] patch) {
		return new FossilPatches(base, patch).apply();
	}

	private byte[] apply() {
		ByteArrayOutputStream target = new ByteArrayOutputStream();
		long size = number();
		expect('\n');
		while (true) {
			long number = number();
			switch (this.patch[this.position++]) {
				case '@' -> {
					target.write(this.base, (int) number(), (int) number);
					expect(',');
				}
				case ':' -> {
					target.write(this.patch, this.position, (int) number);
					this.position += (int) number;
				}
				case ';' -> {
					return checked(target.toByteArray(), size, number);
				}
				default -> throw new IllegalArgumentException("Unknown command in patch");
			}
		}
	}

	private byte[] checked(byte[] target, long size, long checksum) {
		if (target.length != size || this.position != this.patch.length || checksum(target) != checksum) {
			throw new IllegalArgumentException("Patch does not fit: " + new String(this.patch, StandardCharsets.UTF_8));
		}
		return target;
	}

	private static long checksum(byte[] target) {
		long sum = 0;
		for (int i = 0; i < target.length; i += 4) {
			long word = 0;
			for (int j = i; j < i + 4; j++) {
				word = word * 256 + ((j < target.length) ? Byte.toUnsignedInt(target[j]) : 0);
			}
			sum = (sum + word) % (1L << 32);
		}
		return sum;
	}

	private long number() {
		long value = 0;
		int digit = DIGITS.indexOf(this.patch[this.position]);
		while (digit >= 0) {
			value = value * 64 + digit;
			digit = DIGITS.indexOf(this.patch[++this.position]);
		}
		return value;
	}

	private void expect(char ascii) {
		if (this.patch[this.position++] != ascii) {
			throw new IllegalArgumentException("'" + ascii + "' expected in patch");
		}
	}

}
