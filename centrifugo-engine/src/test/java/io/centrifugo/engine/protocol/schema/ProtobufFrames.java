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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client's side of the Protobuf protocol, spoken in JSON: frames of commands are made
 * of it, frames of replies become it.
 */
public final class ProtobufFrames {

	private static final JsonMapper MAPPER = new JsonMapper();

	private ProtobufFrames() {
	}

	/**
	 * Make a frame of commands.
	 * @param lines the commands as JSON, {@code {}} for a pong
	 * @return the frame
	 */
	public static byte[] commands(Iterable<String> lines) {
		ByteArrayOutputStream frame = new ByteArrayOutputStream();
		try {
			for (String line : lines) {
				message(ClientSchema.message("Command"), MAPPER.readTree(line)).writeDelimitedTo(frame);
			}
			return frame.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Read a frame of replies.
	 * @param frame the frame
	 * @return the replies as JSON, {@code {}} for a ping
	 */
	public static List<String> replies(byte[] frame) {
		List<String> lines = new ArrayList<>();
		ByteArrayInputStream in = new ByteArrayInputStream(frame);
		try {
			while (in.available() > 0) {
				DynamicMessage.Builder reply = DynamicMessage.newBuilder(ClientSchema.message("Reply"));
				if (!reply.mergeDelimitedFrom(in)) {
					throw new IllegalArgumentException("Truncated frame");
				}
				lines.add(OracleJson.render(reply.build()));
			}
			return lines;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static DynamicMessage message(Descriptor type, JsonNode json) {
		DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
		json.properties().forEach((property) -> {
			FieldDescriptor field = type.findFieldByName(property.getKey());
			if (field == null) {
				throw new IllegalArgumentException("No field " + property.getKey() + " in " + type.getName());
			}
			set(message, field, property.getValue());
		});
		return message.build();
	}

	private static void set(DynamicMessage.Builder message, FieldDescriptor field, JsonNode json) {
		if (field.isMapField()) {
			Descriptor entry = field.getMessageType();
			json.properties().forEach((property) -> {
				DynamicMessage.Builder mapped = DynamicMessage.newBuilder(entry);
				mapped.setField(entry.findFieldByNumber(1), property.getKey());
				mapped.setField(entry.findFieldByNumber(2), value(entry.findFieldByNumber(2), property.getValue()));
				message.addRepeatedField(field, mapped.build());
			});
		}
		else if (field.isRepeated()) {
			json.forEach((element) -> message.addRepeatedField(field, value(field, element)));
		}
		else {
			message.setField(field, value(field, json));
		}
	}

	private static Object value(FieldDescriptor field, JsonNode json) {
		return switch (field.getType()) {
			case MESSAGE -> message(field.getMessageType(), json);
			case BYTES -> ByteString.copyFromUtf8(json.toString());
			case STRING -> json.asString();
			case BOOL -> json.asBoolean();
			case UINT32, INT32 -> json.asInt();
			case UINT64, INT64 -> json.asLong();
			default -> throw new IllegalArgumentException(field.getFullName());
		};
	}

}
