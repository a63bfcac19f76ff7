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

package io.centrifugo.engine.api.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.json.JsonStrings;
import io.centrifugo.engine.protocol.json.JsonSyntax;

/**
 * Appends JSON to a growing array. Names, values and brackets come in the order of the
 * text; commas come by themselves.
 */
final class JsonOutput {

	private byte[] bytes = new byte[256];

	private int size;

	private boolean separate;

	JsonOutput beginObject() {
		return open('{');
	}

	JsonOutput endObject() {
		return close('}');
	}

	JsonOutput beginArray() {
		return open('[');
	}

	JsonOutput endArray() {
		return close(']');
	}

	private JsonOutput open(char bracket) {
		separate();
		append((byte) bracket);
		this.separate = false;
		return this;
	}

	private JsonOutput close(char bracket) {
		append((byte) bracket);
		this.separate = true;
		return this;
	}

	JsonOutput name(String name) {
		string(name);
		append((byte) ':');
		this.separate = false;
		return this;
	}

	JsonOutput string(String text) {
		return value(JsonStrings.quote(text.getBytes(StandardCharsets.UTF_8)).bytes());
	}

	JsonOutput signed(long number) {
		return value(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
	}

	JsonOutput bool(boolean flag) {
		return value(Boolean.toString(flag).getBytes(StandardCharsets.US_ASCII));
	}

	JsonOutput unsigned(long number) {
		return value(Long.toUnsignedString(number).getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * Append a number with fractions; what JSON cannot spell becomes zero.
	 */
	JsonOutput decimal(double number) {
		if (Double.isNaN(number) || Double.isInfinite(number)) {
			return signed(0);
		}
		if (number == Math.rint(number) && Math.abs(number) < 1e15) {
			return signed((long) number);
		}
		return value(Double.toString(number).getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * Append a value as it stands.
	 * @param payload the value
	 * @return this output
	 * @throws UnencodableReplyException if it is not JSON
	 */
	JsonOutput payload(Payload payload) {
		if (!JsonSyntax.isValue(payload.bytes())) {
			throw new UnencodableReplyException();
		}
		return value(payload.bytes());
	}

	JsonOutput optional(String name, String text) {
		return (text.isEmpty()) ? this : name(name).string(text);
	}

	JsonOutput optional(String name, long unsigned) {
		return (unsigned == 0) ? this : name(name).unsigned(unsigned);
	}

	JsonOutput optional(String name, Payload payload) {
		return (payload.isEmpty()) ? this : name(name).payload(payload);
	}

	JsonOutput optional(String name, Map<String, String> map) {
		if (map.isEmpty()) {
			return this;
		}
		name(name).beginObject();
		map.forEach((key, value) -> name(key).string(value));
		return endObject();
	}

	byte[] toByteArray() {
		return Arrays.copyOf(this.bytes, this.size);
	}

	private JsonOutput value(byte[] text) {
		separate();
		reserve(text.length);
		System.arraycopy(text, 0, this.bytes, this.size, text.length);
		this.size += text.length;
		this.separate = true;
		return this;
	}

	private void separate() {
		if (this.separate) {
			append((byte) ',');
		}
	}

	private void append(byte character) {
		reserve(1);
		this.bytes[this.size++] = character;
	}

	private void reserve(int count) {
		if (this.bytes.length - this.size < count) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.bytes.length * 2, this.size + count));
		}
	}

}
