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
import java.util.Set;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import tools.jackson.databind.json.JsonMapper;

/**
 * Renders messages of Google's library in the protocol's JSON, slowly and plainly.
 */
final class OracleJson {

	private static final Map<String, Set<String>> ALWAYS = Map.of("ClientInfo", Set.of("user", "client"),
			"PresenceResult", Set.of("presence"), "PresenceStatsResult", Set.of("num_clients", "num_users"),
			"HistoryResult", Set.of("publications", "epoch", "offset"));

	private static final JsonMapper MAPPER = new JsonMapper();

	private OracleJson() {
	}

	static String render(Message message) {
		StringBuilder json = new StringBuilder("{");
		for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
			if (isWritten(message, field)) {
				json.append((json.length() > 1) ? "," : "").append('"').append(field.getName()).append("\":");
				json.append(value(field, message.getField(field)));
			}
		}
		return json.append('}').toString();
	}

	private static boolean isWritten(Message message, FieldDescriptor field) {
		if (ALWAYS.getOrDefault(field.getContainingType().getName(), Set.of()).contains(field.getName())) {
			return true;
		}
		return (field.isRepeated()) ? message.getRepeatedFieldCount(field) > 0 : message.hasField(field);
	}

	private static String value(FieldDescriptor field, Object value) {
		if (!field.isRepeated()) {
			return single(field, value);
		}
		StringBuilder json = new StringBuilder();
		for (Object element : (List<?>) value) {
			json.append((json.length() > 0) ? "," : "");
			json.append((field.isMapField()) ? entry((Message) element) : single(field, element));
		}
		return (field.isMapField()) ? "{" + json + "}" : "[" + json + "]";
	}

	private static String entry(Message entry) {
		List<FieldDescriptor> fields = entry.getDescriptorForType().getFields();
		return single(fields.get(0), entry.getField(fields.get(0))) + ":"
				+ single(fields.get(1), entry.getField(fields.get(1)));
	}

	private static String single(FieldDescriptor field, Object value) {
		return switch (field.getType()) {
			case UINT32 -> Integer.toUnsignedString((Integer) value);
			case UINT64 -> Long.toUnsignedString((Long) value);
			case STRING -> MAPPER.writeValueAsString(value);
			case BYTES -> ((ByteString) value).toStringUtf8();
			case MESSAGE -> render((DynamicMessage) value);
			default -> value.toString();
		};
	}

}
