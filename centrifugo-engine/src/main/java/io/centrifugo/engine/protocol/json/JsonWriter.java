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
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.netty.buffer.ByteBuf;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.schema.FieldName;
import io.centrifugo.engine.protocol.schema.FieldWriter;
import io.centrifugo.engine.protocol.schema.MessageEncoder;

/**
 * Fields of messages as JSON, collected in an array.
 */
final class JsonWriter implements FieldWriter {

	private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

	/** Longest escape, and more than a quote and a comma. */
	private static final int MARGIN = 8;

	private byte[] bytes = new byte[256];

	private int size;

	private boolean always;

	/**
	 * Write a message that stands by itself.
	 * @param message the message
	 * @param encoder its fields
	 */
	<T> void write(T message, MessageEncoder<? super T> encoder) {
		append('{');
		encoder.encode(message, this);
		append('}');
	}

	void appendTo(ByteBuf out) {
		out.writeBytes(this.bytes, 0, this.size);
	}

	@Override
	public FieldWriter always() {
		this.always = true;
		return this;
	}

	@Override
	public void bool(int number, FieldName name, boolean value) {
		if (begin(name, !value)) {
			append((value) ? TRUE : FALSE);
		}
	}

	@Override
	public void uint32(int number, FieldName name, int value) {
		uint64(number, name, Integer.toUnsignedLong(value));
	}

	@Override
	public void int32(int number, FieldName name, int value) {
		int64(number, name, value);
	}

	@Override
	public void uint64(int number, FieldName name, long value) {
		if (begin(name, value == 0)) {
			appendUnsigned(value);
		}
	}

	@Override
	public void int64(int number, FieldName name, long value) {
		if (begin(name, value == 0)) {
			if (value < 0) {
				append('-');
			}
			appendUnsigned(Math.abs(value));
		}
	}

	@Override
	public void sint64(int number, FieldName name, long value) {
		int64(number, name, value);
	}

	@Override
	public void string(int number, FieldName name, String value) {
		if (begin(name, value.isEmpty())) {
			appendString(value);
		}
	}

	@Override
	public void payload(int number, FieldName name, Payload value) {
		if (begin(name, value.isEmpty())) {
			appendPayload(value.bytes());
		}
	}

	@Override
	public <T> void message(int number, FieldName name, T value, MessageEncoder<? super T> encoder) {
		begin(name, false);
		write(value, encoder);
	}

	@Override
	public <T> void messages(int number, FieldName name, List<T> values, MessageEncoder<? super T> encoder) {
		if (!begin(name, values.isEmpty())) {
			return;
		}
		append('[');
		for (int i = 0; i < values.size(); i++) {
			if (i > 0) {
				append(',');
			}
			write(values.get(i), encoder);
		}
		append(']');
	}

	@Override
	public <T> void messages(int number, FieldName name, Map<String, T> values, MessageEncoder<? super T> encoder) {
		if (!begin(name, values.isEmpty())) {
			return;
		}
		append('{');
		values.forEach((key, value) -> {
			appendKey(key);
			write(value, encoder);
		});
		append('}');
	}

	@Override
	public void strings(int number, FieldName name, Map<String, String> values) {
		if (!begin(name, values.isEmpty())) {
			return;
		}
		append('{');
		values.forEach((key, value) -> {
			appendKey(key);
			appendString(value);
		});
		append('}');
	}

	private boolean begin(FieldName name, boolean zero) {
		if (zero && !this.always) {
			return false;
		}
		this.always = false;
		separate();
		append(name.jsonKey());
		return true;
	}

	/**
	 * Append a comma unless an object has just been opened. No value ends with an opening
	 * brace, so the last byte tells.
	 */
	private void separate() {
		if (this.bytes[this.size - 1] != '{') {
			append(',');
		}
	}

	private void appendKey(String key) {
		separate();
		appendString(key);
		append(':');
	}

	private void appendUnsigned(long value) {
		reserve(JsonNumbers.MAX_DIGITS);
		this.size = JsonNumbers.write(value, this.bytes, this.size);
	}

	private void appendPayload(byte[] payload) {
		if (!JsonSyntax.isValue(payload)) {
			throw Disconnect.INAPPROPRIATE_PROTOCOL.toException();
		}
		reserve(payload.length);
		int start = 0;
		for (int i = 0; i < payload.length; i++) {
			if (payload[i] == '\n') {
				appendRange(payload, start, i);
				start = i + 1;
			}
		}
		appendRange(payload, start, payload.length);
	}

	private void appendRange(byte[] source, int start, int end) {
		System.arraycopy(source, start, this.bytes, this.size, end - start);
		this.size += end - start;
	}

	private void appendString(String value) {
		reserve(value.length() + MARGIN);
		this.bytes[this.size++] = '"';
		int i = 0;
		while (i < value.length()) {
			reserve(MARGIN);
			char character = value.charAt(i);
			if (character < 0x80) {
				appendAscii(character);
				i++;
			}
			else {
				int codePoint = value.codePointAt(i);
				appendCodePoint(codePoint);
				i += Character.charCount(codePoint);
			}
		}
		append('"');
	}

	private void appendAscii(char character) {
		if (character < ' ' || character == '"' || character == '\\' || character == '<' || character == '>'
				|| character == '&') {
			this.size = JsonStrings.escape(character, this.bytes, this.size);
		}
		else {
			this.bytes[this.size++] = (byte) character;
		}
	}

	private void appendCodePoint(int codePoint) {
		if (codePoint == 0x2028 || codePoint == 0x2029) {
			this.size = JsonStrings.escape(codePoint, this.bytes, this.size);
		}
		else if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
			this.size = JsonStrings.escape(0xfffd, this.bytes, this.size);
		}
		else {
			this.size = Utf8.write(codePoint, this.bytes, this.size);
		}
	}

	private void append(byte[] source) {
		reserve(source.length);
		appendRange(source, 0, source.length);
	}

	private void append(char ascii) {
		reserve(1);
		this.bytes[this.size++] = (byte) ascii;
	}

	private void reserve(int count) {
		if (this.bytes.length - this.size < count) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.size + count, this.bytes.length * 2));
		}
	}

}
