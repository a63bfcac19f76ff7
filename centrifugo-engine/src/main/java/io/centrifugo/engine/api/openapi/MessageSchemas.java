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

package io.centrifugo.engine.api.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;

/**
 * Describes messages as they look in JSON, where numbers are numbers whatever their size
 * and fields of bytes hold any value.
 */
final class MessageSchemas {

	private static final String PREFIX = "#/components/schemas/";

	private MessageSchemas() {
	}

	/**
	 * Describe the messages of a file by name.
	 */
	static Map<String, Object> of(List<Descriptor> messages) {
		Map<String, Object> schemas = new LinkedHashMap<>();
		messages.forEach((message) -> schemas.put(message.getName(), object(message)));
		return schemas;
	}

	/**
	 * Refer to the description of a message.
	 */
	static Map<String, Object> reference(Descriptor message) {
		return Map.of("$ref", PREFIX + message.getName());
	}

	private static Map<String, Object> object(Descriptor message) {
		Map<String, Object> schema = new LinkedHashMap<>();
		schema.put("type", "object");
		if (!message.getFields().isEmpty()) {
			Map<String, Object> properties = new LinkedHashMap<>();
			message.getFields().forEach((field) -> properties.put(field.getName(), field(field)));
			schema.put("properties", properties);
		}
		return schema;
	}

	private static Map<String, Object> field(FieldDescriptor field) {
		if (field.isMapField()) {
			return Map.of("type", "object", "additionalProperties",
					value(field.getMessageType().findFieldByName("value")));
		}
		return field.isRepeated() ? Map.of("type", "array", "items", value(field)) : value(field);
	}

	private static Map<String, Object> value(FieldDescriptor field) {
		return switch (field.getJavaType()) {
			case MESSAGE -> reference(field.getMessageType());
			case BOOLEAN -> Map.of("type", "boolean");
			case DOUBLE, FLOAT -> Map.of("type", "number");
			case INT, LONG -> integer(field);
			case BYTE_STRING -> Map.of("description", "Any JSON value.");
			case STRING, ENUM -> field.getName().startsWith("b64") ? Map.of("type", "string", "format", "byte")
					: Map.of("type", "string");
		};
	}

	private static Map<String, Object> integer(FieldDescriptor field) {
		return switch (field.getType()) {
			case UINT32, UINT64, FIXED32, FIXED64 -> Map.of("type", "integer", "minimum", 0);
			default -> Map.of("type", "integer");
		};
	}

}
