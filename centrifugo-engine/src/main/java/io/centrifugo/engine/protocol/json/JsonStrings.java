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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;

/**
 * JSON string literals.
 *
 * @since 0.1.0
 */
public final class JsonStrings {

	private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] REPLACEMENT = "\\ufffd".getBytes(StandardCharsets.US_ASCII);

	private JsonStrings() {
	}

	/**
	 * Turn text into a payload that is a JSON string: what delta subscribers on JSON get
	 * instead of the bare value or patch. Only what JSON demands is escaped.
	 * @param utf8 the text; bytes that are not UTF-8 become U+FFFD
	 * @return the string literal
	 */
	public static Payload quote(byte[] utf8) {
		byte[] out = new byte[utf8.length + utf8.length / 8 + 16];
		int size = 0;
		out[size++] = '"';
		int i = 0;
		while (i < utf8.length) {
			if (out.length - size < 8) {
				out = Arrays.copyOf(out, out.length + out.length / 2);
			}
			int character = utf8[i];
			if (character >= ' ' && character != '"' && character != '\\') {
				out[size++] = utf8[i++];
			}
			else if (character >= 0) {
				size = escape(character, out, size);
				i++;
			}
			else {
				int length = Utf8.sequenceLength(utf8, i, utf8.length);
				size = copy((length == 0) ? REPLACEMENT : utf8, (length == 0) ? 0 : i,
						(length == 0) ? REPLACEMENT.length : length, out, size);
				i += Math.max(length, 1);
			}
		}
		out[size++] = '"';
		return Payload.of(Arrays.copyOf(out, size));
	}

	/**
	 * Turn a JSON value into a payload that is a JSON string.
	 * @param value the value
	 * @return the string literal
	 * @throws io.centrifugo.engine.protocol.DisconnectException 3506 if it is no JSON
	 * value, since the client would fail to parse it
	 */
	public static Payload quoteValue(Payload value) {
		if (!JsonSyntax.isValue(value.bytes())) {
			throw Disconnect.INAPPROPRIATE_PROTOCOL.toException();
		}
		return quote(value.bytes());
	}

	/**
	 * Take the text out of a JSON string.
	 * @param literal a JSON value
	 * @return the text in UTF-8, {@code null} if the value is no string
	 */
	public static byte @Nullable [] unquote(Payload literal) {
		try {
			JsonScanner scanner = new JsonScanner(literal.bytes(), 0, literal.length());
			String text = scanner.string();
			scanner.expectEnd();
			return text.getBytes(StandardCharsets.UTF_8);
		}
		catch (MalformedFrameException ex) {
			return null;
		}
	}

	/**
	 * Take the texts out of an array of strings.
	 * @param json the array
	 * @return the texts in UTF-8
	 * @throws MalformedFrameException if it is something else
	 */
	public static List<byte[]> unquoteAll(byte[] json) {
		JsonScanner scanner = new JsonScanner(json, 0, json.length);
		List<byte[]> texts = new ArrayList<>();
		scanner.expect('[');
		if (!scanner.accept(']')) {
			do {
				texts.add(scanner.string().getBytes(StandardCharsets.UTF_8));
			}
			while (scanner.accept(','));
			scanner.expect(']');
		}
		scanner.expectEnd();
		return texts;
	}

	private static int copy(byte[] source, int index, int length, byte[] out, int size) {
		System.arraycopy(source, index, out, size, length);
		return size + length;
	}

	/**
	 * Write the escape of a character of the basic plane.
	 * @param character the character
	 * @param out where to; 6 bytes must be free
	 * @param index where the backslash goes
	 * @return the index behind the escape
	 */
	static int escape(int character, byte[] out, int index) {
		out[index] = '\\';
		int letter = switch (character) {
			case '"', '\\' -> character;
			case '\n' -> 'n';
			case '\r' -> 'r';
			case '\t' -> 't';
			default -> 'u';
		};
		out[index + 1] = (byte) letter;
		if (letter != 'u') {
			return index + 2;
		}
		for (int i = 0; i < 4; i++) {
			out[index + 2 + i] = HEX[(character >> (12 - 4 * i)) & 0xf];
		}
		return index + 6;
	}

	/**
	 * Step over an escape, checking it.
	 * @param bytes the text
	 * @param index the index of the backslash
	 * @param end the index behind the text
	 * @return the index behind the escape
	 */
	static int skipEscape(byte[] bytes, int index, int end) {
		if (end - index >= 2) {
			switch (bytes[index + 1]) {
				case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
					return index + 2;
				}
				case 'u' -> {
					if (end - index >= 6 && hex(bytes, index + 2) >= 0) {
						return index + 6;
					}
				}
				default -> {
				}
			}
		}
		throw JsonScanner.malformed("Invalid escape in JSON string");
	}

	/**
	 * Decode the inside of a string that was checked before.
	 * @param bytes the text
	 * @param start the index behind the opening quote
	 * @param end the index of the closing quote
	 * @param escaped whether there is an escape inside
	 * @return the text
	 */
	static String text(byte[] bytes, int start, int end, boolean escaped) {
		if (!escaped) {
			return new String(bytes, start, end - start, StandardCharsets.UTF_8);
		}
		StringBuilder text = new StringBuilder(end - start);
		int i = start;
		while (i < end) {
			int run = i;
			while (run < end && bytes[run] != '\\') {
				run++;
			}
			text.append(new String(bytes, i, run - i, StandardCharsets.UTF_8));
			i = (run < end) ? unescape(bytes, run, text) : run;
		}
		replaceLoneSurrogates(text);
		return text.toString();
	}

	private static int unescape(byte[] bytes, int index, StringBuilder text) {
		int letter = bytes[index + 1];
		if (letter == 'u') {
			text.append((char) hex(bytes, index + 2));
			return index + 6;
		}
		text.append(switch (letter) {
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			default -> (char) letter;
		});
		return index + 2;
	}

	private static void replaceLoneSurrogates(StringBuilder text) {
		int i = 0;
		while (i < text.length()) {
			int length = Character.charCount(text.codePointAt(i));
			if (length == 1 && Character.isSurrogate(text.charAt(i))) {
				text.setCharAt(i, '\ufffd');
			}
			i += length;
		}
	}

	private static int hex(byte[] bytes, int index) {
		int value = 0;
		for (int i = index; i < index + 4; i++) {
			int digit = Character.digit(bytes[i], 16);
			if (digit < 0) {
				return -1;
			}
			value = value << 4 | digit;
		}
		return value;
	}

}
