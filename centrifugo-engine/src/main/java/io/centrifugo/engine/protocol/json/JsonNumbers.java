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

package io.centrifugo.engine.protocol.json;

/**
 * Decimal digits and 64-bit numbers.
 */
final class JsonNumbers {

	/** Most digits of an unsigned 64-bit number. */
	static final int MAX_DIGITS = 20;

	private static final int SAFE_DIGITS = 18;

	private JsonNumbers() {
	}

	/**
	 * Read digits, which must be digits.
	 * @param bytes where they are
	 * @param start the index of the first
	 * @param end the index behind the last
	 * @return the number, unsigned
	 */
	static long parse(byte[] bytes, int start, int end) {
		if (end - start > MAX_DIGITS) {
			throw JsonScanner.malformed("Number out of range");
		}
		long value = 0;
		for (int i = start; i < end; i++) {
			int digit = bytes[i] - '0';
			if (i - start >= SAFE_DIGITS) {
				requireRoom(value, digit);
			}
			value = value * 10 + digit;
		}
		return value;
	}

	private static void requireRoom(long value, int digit) {
		long quotient = Long.divideUnsigned(-1L, 10);
		int order = Long.compareUnsigned(value, quotient);
		if (order > 0 || (order == 0 && digit > (int) Long.remainderUnsigned(-1L, 10))) {
			throw JsonScanner.malformed("Number out of range");
		}
	}

	/**
	 * Write a number in decimal.
	 * @param value the number, unsigned
	 * @param bytes where to; {@link #MAX_DIGITS} bytes must be free
	 * @param index where the first digit goes
	 * @return the index behind the last digit
	 */
	static int write(long value, byte[] bytes, int index) {
		int end = index + length(value);
		int i = end;
		long rest = value;
		if (rest < 0) {
			bytes[--i] = (byte) ('0' + Long.remainderUnsigned(rest, 10));
			rest = Long.divideUnsigned(rest, 10);
		}
		do {
			bytes[--i] = (byte) ('0' + rest % 10);
			rest /= 10;
		}
		while (i > index);
		return end;
	}

	private static int length(long value) {
		if (value < 0) {
			return (Long.compareUnsigned(value, -8446744073709551616L) >= 0) ? MAX_DIGITS : MAX_DIGITS - 1;
		}
		int length = 1;
		for (long limit = 10; value >= limit; limit *= 10) {
			length++;
			if (length == MAX_DIGITS - 1) {
				break;
			}
		}
		return length;
	}

}
