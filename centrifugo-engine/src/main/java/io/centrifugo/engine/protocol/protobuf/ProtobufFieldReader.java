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

package io.centrifugo.engine.protocol.protobuf;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.schema.FieldName;
import io.centrifugo.engine.protocol.schema.FieldReader;
import io.centrifugo.engine.protocol.schema.MessageFormat;

/**
 * Fields of messages in Protobuf. Lists and maps come an element at a time.
 */
final class ProtobufFieldReader implements FieldReader {

	private static final int KEY = 1;

	private static final int VALUE = 2;

	private final ProtobufReader in;

	private MessageFormat<?> format;

	private ProtobufFieldReader(ProtobufReader in, MessageFormat<?> format) {
		this.in = in;
		this.format = format;
	}

	/**
	 * Read what is left of the current message.
	 * @param in the message
	 * @param format what it is
	 * @return the message
	 */
	static <T> T read(ProtobufReader in, MessageFormat<T> format) {
		return format.decode(new ProtobufFieldReader(in, format));
	}

	@Override
	public @Nullable FieldName next() {
		for (int number = this.in.next(); number != 0; number = this.in.next()) {
			FieldName name = this.format.field(number);
			if (name != null) {
				return name;
			}
			this.in.skip();
		}
		return null;
	}

	@Override
	public boolean bool() {
		return this.in.bool();
	}

	@Override
	public int uint32() {
		return this.in.uint32();
	}

	@Override
	public int int32() {
		return this.in.int32();
	}

	@Override
	public long uint64() {
		return this.in.uint64();
	}

	@Override
	public long int64() {
		return this.in.int64();
	}

	@Override
	public long sint64() {
		return this.in.sint64();
	}

	@Override
	public String string() {
		return this.in.string();
	}

	@Override
	public Payload payload() {
		return Payload.of(this.in.bytes());
	}

	@Override
	public <T> T message(MessageFormat<T> format) {
		MessageFormat<?> outer = this.format;
		this.format = format;
		int end = this.in.enter();
		T message = format.decode(this);
		this.in.leave(end);
		this.format = outer;
		return message;
	}

	@Override
	public void strings(List<String> list) {
		list.add(string());
	}

	@Override
	public <T> void messages(List<T> list, MessageFormat<T> format) {
		list.add(message(format));
	}

	@Override
	public void strings(Map<String, String> map) {
		String key = "";
		String value = "";
		int end = this.in.enter();
		for (int number = this.in.next(); number != 0; number = this.in.next()) {
			switch (number) {
				case KEY -> key = this.in.string();
				case VALUE -> value = this.in.string();
				default -> this.in.skip();
			}
		}
		this.in.leave(end);
		map.put(key, value);
	}

	@Override
	public <T> void messages(Map<String, T> map, MessageFormat<T> format) {
		String key = "";
		T value = null;
		int end = this.in.enter();
		for (int number = this.in.next(); number != 0; number = this.in.next()) {
			switch (number) {
				case KEY -> key = this.in.string();
				case VALUE -> value = message(format);
				default -> this.in.skip();
			}
		}
		this.in.leave(end);
		map.put(key, (value != null) ? value : read(new ProtobufReader(new byte[0]), format));
	}

}
