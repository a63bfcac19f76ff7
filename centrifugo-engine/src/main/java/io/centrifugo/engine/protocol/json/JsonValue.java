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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;

/**
 * A JSON value inside text that was checked before, looked into on demand: for tokens and
 * API requests, whose parts are handed on byte for byte. Accessors of another kind than
 * the value's fail with {@link MalformedFrameException}.
 *
 * @since 0.1.0
 */
public final class JsonValue {

	private final byte[] bytes;

	private final int start;

	private final int end;

	private JsonValue(byte[] bytes, int start, int end) {
		this.bytes = bytes;
		this.start = start;
		this.end = end;
	}

	/**
	 * Read text that is one value.
	 * @param text the text in UTF-8, which must not change afterwards
	 * @return the value
	 * @throws MalformedFrameException if it is not JSON
	 */
	public static JsonValue parse(byte[] text) {
		JsonValue value = parseNext(text, 0);
		new JsonScanner(text, value.end, text.length).expectEnd();
		return value;
	}

	/**
	 * Read the next of values that follow one another.
	 * @param text the text in UTF-8, which must not change afterwards
	 * @param index where to begin
	 * @return the value; {@link #end()} tells where it ends
	 * @throws MalformedFrameException if there is none or it is not JSON
	 */
	public static JsonValue parseNext(byte[] text, int index) {
		return next(new JsonScanner(text, index, text.length));
	}

	private static JsonValue next(JsonScanner scanner) {
		scanner.peek();
		int start = scanner.position();
		scanner.skipValue();
		return new JsonValue(scanner.bytes(), start, scanner.position());
	}

	/**
	 * Return where the value ends in the text it was read from.
	 * @return the index behind its last byte
	 */
	public int end() {
		return this.end;
	}

	public boolean isNull() {
		return this.bytes[this.start] == 'n';
	}

	public boolean isObject() {
		return this.bytes[this.start] == '{';
	}

	public boolean isArray() {
		return this.bytes[this.start] == '[';
	}

	public boolean isString() {
		return this.bytes[this.start] == '"';
	}

	/**
	 * Return the value of a boolean.
	 * @return what it says
	 */
	public boolean bool() {
		return scanner().bool();
	}

	/**
	 * Return the text of a string.
	 * @return the text, escapes resolved
	 */
	public String string() {
		return scanner().string();
	}

	/**
	 * Return the value of an integer.
	 * @return the number
	 */
	public long signed() {
		return scanner().signed();
	}

	/**
	 * Return the value of an integer that is not negative.
	 * @return the number, unsigned
	 */
	public long unsigned() {
		return scanner().unsigned();
	}

	/**
	 * Return the items of an array.
	 * @return the items in order
	 */
	public List<JsonValue> items() {
		JsonScanner scanner = scanner();
		scanner.expect('[');
		List<JsonValue> items = new ArrayList<>();
		if (!scanner.accept(']')) {
			do {
				items.add(next(scanner));
			}
			while (scanner.accept(','));
		}
		return items;
	}

	/**
	 * Return the members of an object.
	 * @return the members in order; of two with one name the last
	 */
	public Map<String, JsonValue> members() {
		JsonScanner scanner = scanner();
		scanner.expect('{');
		Map<String, JsonValue> members = new LinkedHashMap<>();
		if (!scanner.accept('}')) {
			do {
				String name = scanner.string();
				scanner.expect(':');
				members.put(name, next(scanner));
			}
			while (scanner.accept(','));
		}
		return members;
	}

	/**
	 * Copy the value as it stands.
	 * @return its bytes without the white space around it
	 */
	public Payload payload() {
		return Payload.of(Arrays.copyOfRange(this.bytes, this.start, this.end));
	}

	/**
	 * Return the value as it stands.
	 * @return its JSON text
	 */
	public String text() {
		return new String(this.bytes, this.start, this.end - this.start, StandardCharsets.UTF_8);
	}

	private JsonScanner scanner() {
		return new JsonScanner(this.bytes, this.start, this.end);
	}

}
