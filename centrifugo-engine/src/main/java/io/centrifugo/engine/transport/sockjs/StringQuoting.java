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

package io.centrifugo.engine.transport.sockjs;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;

/**
 * Writes text as a string literal. Characters that browsers are known to change on their
 * way are escaped, as SockJS asks for.
 */
enum StringQuoting {

	/** A JSON string. */
	JSON(""),

	/** A string in a script inside of a page: nothing in it ends the script. */
	SCRIPT("<>&");

	private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

	private static final int THREE_BYTES = 3;

	private final String escaped;

	StringQuoting(String escaped) {
		this.escaped = escaped;
	}

	/**
	 * Append a literal.
	 * @param text the text in UTF-8; read from its reader index, which stays
	 * @param out where to append
	 */
	void write(ByteBuf text, ByteBuf out) {
		int end = text.writerIndex();
		int start = text.readerIndex();
		int i = start;
		out.writeByte('"');
		while (i < end) {
			int character = characterToEscape(text, i, end);
			if (character < 0) {
				i++;
				continue;
			}
			out.writeBytes(text, start, i - start);
			escape(character, out);
			i += (character > Byte.MAX_VALUE) ? THREE_BYTES : 1;
			start = i;
		}
		out.writeBytes(text, start, end - start);
		out.writeByte('"');
	}

	private int characterToEscape(ByteBuf text, int index, int end) {
		int next = text.getByte(index);
		if (next >= 0) {
			boolean plain = next >= ' ' && next != '"' && next != '\\' && this.escaped.indexOf(next) < 0;
			return plain ? -1 : next;
		}
		if ((next != (byte) 0xe2 && next != (byte) 0xef) || end - index < THREE_BYTES) {
			return -1;
		}
		int character = (next & 0xf) << 12 | (text.getByte(index + 1) & 0x3f) << 6 | text.getByte(index + 2) & 0x3f;
		return isFragile(character) ? character : -1;
	}

	private static boolean isFragile(int character) {
		return isBetween(character, 0x200c, 0x200f) || isBetween(character, 0x2028, 0x202f)
				|| isBetween(character, 0x2060, 0x206f) || isBetween(character, 0xfff0, 0xffff);
	}

	private static boolean isBetween(int character, int first, int last) {
		return character >= first && character <= last;
	}

	private static void escape(int character, ByteBuf out) {
		out.writeByte('\\');
		if (character == '"' || character == '\\') {
			out.writeByte(character);
			return;
		}
		out.writeByte('u');
		for (int shift = 12; shift >= 0; shift -= 4) {
			out.writeByte(HEX[character >> shift & 0xf]);
		}
	}

}
