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

import io.centrifugo.engine.protocol.frame.MalformedFrameException;

/**
 * Strict scanner of JSON text (RFC 8259) in an array: values are checked and stepped
 * over, UTF-8 included, and only what is asked for becomes an object.
 */
final class JsonScanner {

	/** Deepest nesting of arrays and objects. */
	static final int MAX_DEPTH = 512;

	private static final byte[] NULL = { 'n', 'u', 'l', 'l' };

	private static final byte[] TRUE = { 't', 'r', 'u', 'e' };

	private static final byte[] FALSE = { 'f', 'a', 'l', 's', 'e' };

	private final byte[] bytes;

	private final int end;

	private int position;

	private int depth;

	/**
	 * Create a scanner over a region.
	 * @param bytes the text
	 * @param start the index of its first byte
	 * @param end the index behind its last byte
	 */
	JsonScanner(byte[] bytes, int start, int end) {
		this.bytes = bytes;
		this.position = start;
		this.end = end;
	}

	byte[] bytes() {
		return this.bytes;
	}

	int position() {
		return this.position;
	}

	/**
	 * Step over white space.
	 * @return the byte behind it, not consumed, or -1 at the end
	 */
	int peek() {
		int i = this.position;
		while (i < this.end && isSpace(this.bytes[i])) {
			i++;
		}
		this.position = i;
		return (i < this.end) ? (this.bytes[i] & 0xff) : -1;
	}

	/**
	 * Consume the next byte behind white space if it is the one given.
	 * @param wanted an ASCII character
	 * @return whether it was there
	 */
	boolean accept(int wanted) {
		if (peek() != wanted) {
			return false;
		}
		this.position++;
		return true;
	}

	void expect(int wanted) {
		if (!accept(wanted)) {
			throw malformed("Unexpected character or end in JSON");
		}
	}

	void expectEnd() {
		if (peek() != -1) {
			throw malformed("Text behind the JSON value");
		}
	}

	/**
	 * Consume an opening bracket that is there and go one level down.
	 */
	void enter() {
		this.position++;
		if (++this.depth > MAX_DEPTH) {
			throw malformed("JSON is nested too deeply");
		}
	}

	/**
	 * Go one level up; the closing bracket has been consumed.
	 */
	void leave() {
		this.depth--;
	}

	boolean acceptNull() {
		if (peek() != 'n') {
			return false;
		}
		literal(NULL);
		return true;
	}

	boolean bool() {
		boolean value = peek() == 't';
		literal((value) ? TRUE : FALSE);
		return value;
	}

	/**
	 * Step over one value of any kind.
	 */
	void skipValue() {
		switch (peek()) {
			case '"' -> skipString();
			case '{' -> skipObject();
			case '[' -> skipArray();
			case 't' -> literal(TRUE);
			case 'f' -> literal(FALSE);
			case 'n' -> literal(NULL);
			default -> skipNumber();
		}
	}

	/**
	 * Step over a string, whose quote is next.
	 * @return whether it holds an escape
	 */
	boolean skipString() {
		expect('"');
		boolean escaped = false;
		int i = this.position;
		while (i < this.end) {
			int next = this.bytes[i];
			if (next == '"') {
				this.position = i + 1;
				return escaped;
			}
			if (next == '\\') {
				escaped = true;
				i = JsonStrings.skipEscape(this.bytes, i, this.end);
			}
			else if (next >= ' ') {
				i++;
			}
			else {
				i = skipCharacter(i);
			}
		}
		throw malformed("Unterminated JSON string");
	}

	private int skipCharacter(int index) {
		int length = Utf8.sequenceLength(this.bytes, index, this.end);
		if (length <= 1) {
			throw malformed("Control character or invalid UTF-8 in JSON string");
		}
		return index + length;
	}

	/**
	 * Take a string, whose quote is next.
	 * @return its text; lone surrogates, which JSON can spell, become U+FFFD
	 */
	String string() {
		int start = peekString() + 1;
		boolean escaped = skipString();
		return JsonStrings.text(this.bytes, start, this.position - 1, escaped);
	}

	private int peekString() {
		if (peek() != '"') {
			throw malformed("JSON string expected");
		}
		return this.position;
	}

	/**
	 * Take an integer without sign, fraction or exponent.
	 * @return the value, unsigned
	 */
	long unsigned() {
		if (peek() == '-') {
			throw malformed("Negative number");
		}
		int start = this.position;
		skipInteger();
		return JsonNumbers.parse(this.bytes, start, this.position);
	}

	/**
	 * Take an integer without fraction or exponent.
	 * @return the value
	 */
	long signed() {
		boolean negative = accept('-');
		int start = this.position;
		skipInteger();
		long magnitude = JsonNumbers.parse(this.bytes, start, this.position);
		if (magnitude < 0 && !(negative && magnitude == Long.MIN_VALUE)) {
			throw malformed("Number out of range");
		}
		return (negative) ? -magnitude : magnitude;
	}

	private void skipInteger() {
		skipWholePart();
		if (this.position < this.end) {
			int next = this.bytes[this.position];
			if (next == '.' || next == 'e' || next == 'E') {
				throw malformed("Integer expected");
			}
		}
	}

	private void skipNumber() {
		if (this.position < this.end && this.bytes[this.position] == '-') {
			this.position++;
		}
		skipWholePart();
		if (at('.')) {
			this.position++;
			skipDigits();
		}
		if (at('e') || at('E')) {
			this.position++;
			if (at('+') || at('-')) {
				this.position++;
			}
			skipDigits();
		}
	}

	private void skipWholePart() {
		if (at('0')) {
			this.position++;
			return;
		}
		skipDigits();
	}

	private void skipDigits() {
		int i = this.position;
		while (i < this.end && this.bytes[i] >= '0' && this.bytes[i] <= '9') {
			i++;
		}
		if (i == this.position) {
			throw malformed("JSON value expected");
		}
		this.position = i;
	}

	private boolean at(int wanted) {
		return this.position < this.end && this.bytes[this.position] == wanted;
	}

	private void skipObject() {
		enter();
		if (!accept('}')) {
			do {
				peekString();
				skipString();
				expect(':');
				skipValue();
			}
			while (accept(','));
			expect('}');
		}
		leave();
	}

	private void skipArray() {
		enter();
		if (!accept(']')) {
			do {
				skipValue();
			}
			while (accept(','));
			expect(']');
		}
		leave();
	}

	private void literal(byte[] literal) {
		int length = literal.length;
		if (this.end - this.position < length) {
			throw malformed("Unexpected end of JSON");
		}
		for (int i = 0; i < length; i++) {
			if (this.bytes[this.position + i] != literal[i]) {
				throw malformed("Unknown literal in JSON");
			}
		}
		this.position += length;
	}

	private static boolean isSpace(byte character) {
		return character == ' ' || character == '\t' || character == '\n' || character == '\r';
	}

	static MalformedFrameException malformed(String message) {
		return new MalformedFrameException(message);
	}

}
