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

package io.centrifugo.engine.protocol.schema;

import java.util.List;
import java.util.Map;

import io.centrifugo.engine.protocol.Payload;

/**
 * Takes the fields of a message in some encoding. Zero, {@code false} and empty values
 * are left out, nested messages never are.
 *
 * @since 0.1.0
 */
public interface FieldWriter {

	/**
	 * Have the next field written even when it is zero or empty, where the encoding can
	 * show that.
	 * @return this
	 */
	FieldWriter always();

	void bool(int number, FieldName name, boolean value);

	void uint32(int number, FieldName name, int value);

	void int32(int number, FieldName name, int value);

	void uint64(int number, FieldName name, long value);

	void int64(int number, FieldName name, long value);

	void sint64(int number, FieldName name, long value);

	void string(int number, FieldName name, String value);

	/**
	 * Write a payload.
	 * @param number field number
	 * @param name field name
	 * @param value the payload
	 * @throws io.centrifugo.engine.protocol.DisconnectException 3506 if the encoding
	 * cannot carry it
	 */
	void payload(int number, FieldName name, Payload value);

	<T> void message(int number, FieldName name, T value, MessageEncoder<? super T> encoder);

	<T> void messages(int number, FieldName name, List<T> values, MessageEncoder<? super T> encoder);

	<T> void messages(int number, FieldName name, Map<String, T> values, MessageEncoder<? super T> encoder);

	void strings(int number, FieldName name, Map<String, String> values);

}
