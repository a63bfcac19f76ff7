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

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.Payload;

/**
 * Walks over the fields of a message in some encoding. After {@link #next()} exactly one
 * of the other methods takes the value. All of them throw
 * {@link io.centrifugo.engine.protocol.frame.MalformedFrameException}.
 *
 * @since 0.1.0
 */
public interface FieldReader {

	/**
	 * Move to the next field that the current message knows; others are checked and
	 * skipped.
	 * @return the field, {@code null} at the end of the message
	 */
	@Nullable FieldName next();

	boolean bool();

	int uint32();

	int int32();

	long uint64();

	long int64();

	long sint64();

	String string();

	/**
	 * Take a payload, copied.
	 * @return the payload, {@link Payload#EMPTY} if it has no bytes
	 */
	Payload payload();

	/**
	 * Take a nested message.
	 * @param format what it is
	 * @return the message
	 */
	<T> T message(MessageFormat<T> format);

	/**
	 * Take strings of a list: all of them, or one at a time, as the encoding has it.
	 * @param list where to add
	 */
	void strings(List<String> list);

	/**
	 * Take messages of a list: all of them, or one at a time, as the encoding has it.
	 * @param list where to add
	 * @param format what they are
	 */
	<T> void messages(List<T> list, MessageFormat<T> format);

	/**
	 * Take entries of a map: all of them, or one at a time, as the encoding has it.
	 * @param map where to put
	 */
	void strings(Map<String, String> map);

	/**
	 * Take entries of a map: all of them, or one at a time, as the encoding has it.
	 * @param map where to put
	 * @param format what the values are
	 */
	<T> void messages(Map<String, T> map, MessageFormat<T> format);

}
