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

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.schema.FieldName;
import io.centrifugo.engine.protocol.schema.FieldReader;
import io.centrifugo.engine.protocol.schema.MessageFormat;

/**
 * Fields of messages in JSON. Lists and maps come whole; {@code null} stands for an
 * absent field, list element or map value, except where a payload is due.
 */
final class JsonReader implements FieldReader {

	private final JsonScanner scanner;

	private @Nullable MessageFormat<?> format;

	private boolean first;

	private boolean absent;

	JsonReader(JsonScanner scanner) {
		this.scanner = scanner;
	}

	/**
	 * Read a message that is all there is.
	 * @param bytes the JSON text
	 * @param format what it is
	 * @return the message
	 */
	static <T> T single(byte[] bytes, MessageFormat<T> format) {
		JsonScanner scanner = new JsonScanner(bytes, 0, bytes.length);
		T message = new JsonReader(scanner).message(format);
		scanner.expectEnd();
		return message;
	}

	@Override
	public @Nullable FieldName next() {
		if (this.absent) {
			this.absent = false;
			return null;
		}
		while (!atEnd()) {
			FieldName name = name();
			this.scanner.expect(':');
			if (name == null || !known(name)) {
				this.scanner.skipValue();
			}
			else if (name.payload() || !this.scanner.acceptNull()) {
				return name;
			}
		}
		return null;
	}

	private boolean atEnd() {
		if (this.scanner.accept('}')) {
			this.first = false;
			return true;
		}
		if (!this.first) {
			this.scanner.expect(',');
		}
		this.first = false;
		return false;
	}

	private @Nullable FieldName name() {
		this.scanner.peek();
		int start = this.scanner.position() + 1;
		boolean escaped = this.scanner.skipString();
		int end = this.scanner.position() - 1;
		byte[] bytes = this.scanner.bytes();
		if (escaped) {
			byte[] name = JsonStrings.text(bytes, start, end, true).getBytes(StandardCharsets.UTF_8);
			return FieldName.find(name, 0, name.length);
		}
		return FieldName.find(bytes, start, end - start);
	}

	private boolean known(FieldName name) {
		return this.format != null && this.format.has(name);
	}

	@Override
	public boolean bool() {
		return this.scanner.bool();
	}

	@Override
	public int uint32() {
		long value = this.scanner.unsigned();
		if (value >>> 32 != 0) {
			throw JsonScanner.malformed("Number out of range");
		}
		return (int) value;
	}

	@Override
	public int int32() {
		long value = this.scanner.signed();
		if (value != (int) value) {
			throw JsonScanner.malformed("Number out of range");
		}
		return (int) value;
	}

	@Override
	public long uint64() {
		return this.scanner.unsigned();
	}

	@Override
	public long int64() {
		return this.scanner.signed();
	}

	@Override
	public long sint64() {
		return this.scanner.signed();
	}

	@Override
	public String string() {
		return this.scanner.string();
	}

	@Override
	public Payload payload() {
		this.scanner.peek();
		int start = this.scanner.position();
		this.scanner.skipValue();
		return Payload.of(Arrays.copyOfRange(this.scanner.bytes(), start, this.scanner.position()));
	}

	@Override
	public <T> T message(MessageFormat<T> format) {
		MessageFormat<?> outer = this.format;
		this.format = format;
		this.absent = this.scanner.acceptNull();
		boolean present = !this.absent;
		if (present) {
			open('{');
			this.first = true;
		}
		T message = format.decode(this);
		if (present) {
			this.scanner.leave();
		}
		this.format = outer;
		return message;
	}

	@Override
	public void strings(List<String> list) {
		open('[');
		if (!this.scanner.accept(']')) {
			do {
				list.add(stringOrNull());
			}
			while (this.scanner.accept(','));
			this.scanner.expect(']');
		}
		this.scanner.leave();
	}

	@Override
	public <T> void messages(List<T> list, MessageFormat<T> format) {
		open('[');
		if (!this.scanner.accept(']')) {
			do {
				list.add(message(format));
			}
			while (this.scanner.accept(','));
			this.scanner.expect(']');
		}
		this.scanner.leave();
	}

	@Override
	public void strings(Map<String, String> map) {
		open('{');
		if (!this.scanner.accept('}')) {
			do {
				String key = key();
				map.put(key, stringOrNull());
			}
			while (this.scanner.accept(','));
			this.scanner.expect('}');
		}
		this.scanner.leave();
	}

	@Override
	public <T> void messages(Map<String, T> map, MessageFormat<T> format) {
		open('{');
		if (!this.scanner.accept('}')) {
			do {
				String key = key();
				map.put(key, message(format));
			}
			while (this.scanner.accept(','));
			this.scanner.expect('}');
		}
		this.scanner.leave();
	}

	private void open(int bracket) {
		if (this.scanner.peek() != bracket) {
			throw JsonScanner.malformed("JSON object or array expected");
		}
		this.scanner.enter();
	}

	private String key() {
		String key = this.scanner.string();
		this.scanner.expect(':');
		return key;
	}

	private String stringOrNull() {
		return (this.scanner.acceptNull()) ? "" : this.scanner.string();
	}

}
