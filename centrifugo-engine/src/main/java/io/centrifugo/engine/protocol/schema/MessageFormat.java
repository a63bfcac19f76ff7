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

import org.jspecify.annotations.Nullable;

/**
 * Numbers and names of a message that is read, and what becomes of its fields.
 *
 * @param <T> the message
 * @since 0.1.0
 */
public final class MessageFormat<T> {

	private static final int MAX_NUMBER = 31;

	private final @Nullable FieldName[] byNumber = new @Nullable FieldName[MAX_NUMBER + 1];

	private final boolean[] known = new boolean[FieldName.values().length];

	private final MessageDecoder<T> decoder;

	MessageFormat(MessageDecoder<T> decoder) {
		this.decoder = decoder;
	}

	MessageFormat<T> with(int number, FieldName name) {
		this.byNumber[number] = name;
		this.known[name.ordinal()] = true;
		return this;
	}

	/**
	 * Find a field by its number.
	 * @param number the number
	 * @return the name, {@code null} if this message has no such field
	 */
	public @Nullable FieldName field(int number) {
		return (number >= 0 && number <= MAX_NUMBER) ? this.byNumber[number] : null;
	}

	/**
	 * Return whether this message has a field.
	 * @param name the name
	 * @return {@code true} if so
	 */
	public boolean has(FieldName name) {
		return this.known[name.ordinal()];
	}

	/**
	 * Read the message.
	 * @param in its fields
	 * @return the message
	 */
	public T decode(FieldReader in) {
		return this.decoder.decode(in);
	}

}
