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

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.schema.FieldName;
import io.centrifugo.engine.protocol.schema.FieldWriter;
import io.centrifugo.engine.protocol.schema.MessageEncoder;

/**
 * Fields of messages as Protobuf, known by their numbers.
 */
final class ProtobufFieldWriter implements FieldWriter {

	private static final int KEY = 1;

	private static final int VALUE = 2;

	private final ProtobufWriter out;

	private ProtobufFieldWriter(ProtobufWriter out) {
		this.out = out;
	}

	/**
	 * Write the fields of a message.
	 * @param message the message
	 * @param encoder its fields
	 * @return a writer that holds them
	 */
	static <T> ProtobufWriter write(T message, MessageEncoder<? super T> encoder) {
		ProtobufWriter out = new ProtobufWriter();
		encoder.encode(message, new ProtobufFieldWriter(out));
		return out;
	}

	@Override
	public FieldWriter always() {
		return this;
	}

	@Override
	public void bool(int number, FieldName name, boolean value) {
		this.out.bool(number, value);
	}

	@Override
	public void uint32(int number, FieldName name, int value) {
		this.out.uint32(number, value);
	}

	@Override
	public void int32(int number, FieldName name, int value) {
		this.out.int32(number, value);
	}

	@Override
	public void uint64(int number, FieldName name, long value) {
		this.out.uint64(number, value);
	}

	@Override
	public void int64(int number, FieldName name, long value) {
		this.out.int64(number, value);
	}

	@Override
	public void sint64(int number, FieldName name, long value) {
		this.out.sint64(number, value);
	}

	@Override
	public void string(int number, FieldName name, String value) {
		this.out.string(number, value);
	}

	@Override
	public void payload(int number, FieldName name, Payload value) {
		this.out.bytes(number, value.bytes());
	}

	@Override
	public <T> void message(int number, FieldName name, T value, MessageEncoder<? super T> encoder) {
		int start = this.out.begin(number);
		encoder.encode(value, this);
		this.out.end(start);
	}

	@Override
	public <T> void messages(int number, FieldName name, List<T> values, MessageEncoder<? super T> encoder) {
		for (T value : values) {
			message(number, name, value, encoder);
		}
	}

	@Override
	public <T> void messages(int number, FieldName name, Map<String, T> values, MessageEncoder<? super T> encoder) {
		values.forEach((key, value) -> {
			int start = this.out.begin(number);
			this.out.element(KEY, key);
			message(VALUE, name, value, encoder);
			this.out.end(start);
		});
	}

	@Override
	public void strings(int number, FieldName name, Map<String, String> values) {
		values.forEach((key, value) -> {
			int start = this.out.begin(number);
			this.out.element(KEY, key);
			this.out.element(VALUE, value);
			this.out.end(start);
		});
	}

}
