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
 * Well-formedness of UTF-8 (Unicode, table 3-7).
 */
final class Utf8 {

	private Utf8() {
	}

	/**
	 * Measure the sequence at an index.
	 * @param bytes the text
	 * @param index the index of the lead byte
	 * @param end the index behind the text
	 * @return the number of bytes, 0 if they are no well-formed sequence
	 */
	static int sequenceLength(byte[] bytes, int index, int end) {
		int lead = bytes[index];
		if (lead >= 0) {
			return 1;
		}
		if (lead < (byte) 0xe0) {
			return (lead >= (byte) 0xc2 && trails(bytes, index + 1, 1, end)) ? 2 : 0;
		}
		if (index + 1 >= end) {
			return 0;
		}
		int second = bytes[index + 1];
		if (lead < (byte) 0xf0) {
			return (trails(bytes, index + 1, 2, end) && secondOfThree(lead, second)) ? 3 : 0;
		}
		return (trails(bytes, index + 1, 3, end) && secondOfFour(lead, second)) ? 4 : 0;
	}

	/**
	 * Check a text.
	 * @param bytes the text
	 * @return whether it is well-formed throughout
	 */
	static boolean isValid(byte[] bytes) {
		int i = 0;
		while (i < bytes.length) {
			int length = sequenceLength(bytes, i, bytes.length);
			if (length == 0) {
				return false;
			}
			i += length;
		}
		return true;
	}

	/**
	 * Write a character outside of ASCII.
	 * @param codePoint the character, no surrogate
	 * @param out where to; 4 bytes must be free
	 * @param index where the lead byte goes
	 * @return the index behind the sequence
	 */
	static int write(int codePoint, byte[] out, int index) {
		int i = index;
		if (codePoint < 0x800) {
			out[i++] = (byte) (0xc0 | codePoint >> 6);
		}
		else if (codePoint < 0x10000) {
			out[i++] = (byte) (0xe0 | codePoint >> 12);
			out[i++] = trail(codePoint >> 6);
		}
		else {
			out[i++] = (byte) (0xf0 | codePoint >> 18);
			out[i++] = trail(codePoint >> 12);
			out[i++] = trail(codePoint >> 6);
		}
		out[i++] = trail(codePoint);
		return i;
	}

	private static byte trail(int bits) {
		return (byte) (0x80 | (bits & 0x3f));
	}

	private static boolean trails(byte[] bytes, int index, int count, int end) {
		if (end - index < count) {
			return false;
		}
		for (int i = index; i < index + count; i++) {
			if ((bytes[i] & 0xc0) != 0x80) {
				return false;
			}
		}
		return true;
	}

	private static boolean secondOfThree(int lead, int second) {
		return switch (lead & 0xff) {
			case 0xe0 -> (second & 0xff) >= 0xa0;
			case 0xed -> (second & 0xff) <= 0x9f;
			default -> true;
		};
	}

	private static boolean secondOfFour(int lead, int second) {
		return switch (lead & 0xff) {
			case 0xf0 -> (second & 0xff) >= 0x90;
			case 0xf1, 0xf2, 0xf3 -> true;
			case 0xf4 -> (second & 0xff) <= 0x8f;
			default -> false;
		};
	}

}
