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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.api.Base64Data;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.json.JsonValue;

/**
 * Fields of a request by name. One that is absent or null has the zero value of its type,
 * except that null is data like any other. Of another type than asked for: fails with
 * {@link io.centrifugo.engine.protocol.frame.MalformedFrameException}.
 */
final class Fields {

	private static final Fields NONE = new Fields(Map.of());

	private final Map<String, JsonValue> members;

	private Fields(Map<String, JsonValue> members) {
		this.members = members;
	}

	static Fields of(JsonValue value) {
		return (value.isNull()) ? NONE : new Fields(value.members());
	}

	boolean has(String name) {
		return find(name) != null;
	}

	/**
	 * Return a field of any type.
	 * @param name its name
	 * @return its value, null included; {@code null} if it is absent
	 */
	@Nullable JsonValue raw(String name) {
		return this.members.get(name);
	}

	private @Nullable JsonValue find(String name) {
		JsonValue value = this.members.get(name);
		return (value == null || value.isNull()) ? null : value;
	}

	String string(String name) {
		JsonValue value = find(name);
		return (value != null) ? value.string() : "";
	}

	boolean bool(String name) {
		JsonValue value = find(name);
		return value != null && value.bool();
	}

	long signed(String name) {
		JsonValue value = find(name);
		return (value != null) ? value.signed() : 0;
	}

	long unsigned(String name) {
		JsonValue value = find(name);
		return (value != null) ? value.unsigned() : 0;
	}

	int int32(String name) {
		long value = signed(name);
		if (value != (int) value) {
			throw new MalformedRequestException("Number out of range");
		}
		return (int) value;
	}

	int uint32(String name) {
		long value = unsigned(name);
		if (value >>> 32 != 0) {
			throw new MalformedRequestException("Number out of range");
		}
		return (int) value;
	}

	List<JsonValue> items(String name) {
		JsonValue value = find(name);
		return (value != null) ? value.items() : List.of();
	}

	List<String> strings(String name) {
		List<String> strings = new ArrayList<>();
		for (JsonValue item : items(name)) {
			strings.add((item.isNull()) ? "" : item.string());
		}
		return strings;
	}

	Map<String, String> stringMap(String name) {
		JsonValue value = find(name);
		Map<String, String> map = new HashMap<>();
		if (value != null) {
			value.members().forEach((key, item) -> map.put(key, (item.isNull()) ? "" : item.string()));
		}
		return map;
	}

	/**
	 * Return the fields of an object inside.
	 * @param name its name
	 * @return its fields, {@code null} if it is absent
	 */
	@Nullable Fields object(String name) {
		JsonValue value = find(name);
		return (value != null) ? of(value) : null;
	}

	/**
	 * Return a JSON value as it stands.
	 * @param name its name
	 * @return its bytes, empty if it is absent
	 */
	Payload payload(String name) {
		JsonValue value = this.members.get(name);
		return (value != null) ? value.payload() : Payload.EMPTY;
	}

	/**
	 * Return bytes that come as JSON or in base64.
	 * @param name name of the JSON; in base64 it has {@code b64} before it and wins
	 * @return the bytes
	 * @throws io.centrifugo.engine.protocol.ErrorException 107 if it is not base64
	 */
	Payload payloadOrBase64(String name) {
		String encoded = string("b64" + name);
		return encoded.isEmpty() ? payload(name) : Base64Data.decode(encoded);
	}

}
