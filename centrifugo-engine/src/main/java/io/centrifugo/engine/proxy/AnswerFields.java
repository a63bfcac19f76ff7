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

package io.centrifugo.engine.proxy;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.json.JsonValue;

/**
 * Fields of an answer, where absent ones have the default of their type.
 */
record AnswerFields(Map<String, JsonValue> members) {

	/**
	 * Find a field that is there and not null.
	 */
	@Nullable JsonValue find(String name) {
		JsonValue value = this.members.get(name);
		return (value == null || value.isNull()) ? null : value;
	}

	/**
	 * Return the fields of an object.
	 * @return the fields, {@code null} if it is not there
	 */
	@Nullable AnswerFields object(String name) {
		JsonValue value = find(name);
		return (value != null) ? new AnswerFields(value.members()) : null;
	}

	String text(String name) {
		JsonValue value = find(name);
		return (value != null) ? value.string() : "";
	}

	boolean bool(String name) {
		JsonValue value = find(name);
		return value != null && value.bool();
	}

	long unsigned(String name) {
		JsonValue value = find(name);
		return (value != null) ? value.unsigned() : 0;
	}

	int code() {
		return (int) unsigned("code");
	}

	/**
	 * Return a value as it stands; null is a value.
	 */
	Payload payload(String name) {
		JsonValue value = this.members.get(name);
		return (value != null) ? value.payload() : Payload.EMPTY;
	}

	/**
	 * Return data, given as they are or in base64; the former prevail.
	 */
	Payload data(Payload byDefault) {
		if (this.members.containsKey("data")) {
			return payload("data");
		}
		String encoded = text("b64data");
		return encoded.isEmpty() ? byDefault : Payload.of(Base64.getDecoder().decode(encoded));
	}

	@Nullable Map<String, String> texts(String name) {
		JsonValue value = find(name);
		if (value == null) {
			return null;
		}
		Map<String, String> texts = new LinkedHashMap<>();
		value.members().forEach((key, text) -> texts.put(key, text.string()));
		return texts;
	}

}
