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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;

/**
 * Fills messages with random content.
 */
final class SampleMessages {

	private static final List<String> TEXTS = List.of("a", "news:1", "é", "😀", "\"\\/\n\u0001<&>\u2028", "#");

	private static final List<String> JSON = List.of("{\"x\": 1 }", "[]", "null", "\"é\\u00e9\"", "-0.5e+7", "true",
			"{\"a\":[{\"b\":[1,2]}]}", "\"\"");

	private final Random random;

	SampleMessages(long seed) {
		this.random = new Random(seed);
	}

	/**
	 * Make a message.
	 * @param type what it is
	 * @param depth how deep messages may still be nested
	 * @return the message
	 */
	DynamicMessage message(Descriptor type, int depth) {
		DynamicMessage.Builder builder = DynamicMessage.newBuilder(type);
		for (FieldDescriptor field : type.getFields()) {
			if (this.random.nextBoolean() || type.getOptions().getMapEntry()) {
				fill(builder, field, depth);
			}
		}
		return builder.build();
	}

	private void fill(DynamicMessage.Builder builder, FieldDescriptor field, int depth) {
		if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && depth == 0) {
			return;
		}
		if (field.isMapField()) {
			builder.addRepeatedField(field, value(field, depth));
		}
		else if (field.isRepeated()) {
			for (int i = this.random.nextInt(3); i >= 0; i--) {
				builder.addRepeatedField(field, value(field, depth));
			}
		}
		else {
			builder.setField(field, value(field, depth));
		}
	}

	private Object value(FieldDescriptor field, int depth) {
		return switch (field.getType()) {
			case BOOL -> this.random.nextBoolean();
			case UINT32, INT32 -> (int) number(field);
			case UINT64, INT64, SINT64 -> number(field);
			case STRING -> TEXTS.get(this.random.nextInt(TEXTS.size())) + this.random.nextInt(9);
			case BYTES -> ByteString.copyFrom(JSON.get(this.random.nextInt(JSON.size())), StandardCharsets.UTF_8);
			case MESSAGE -> message(field.getMessageType(), depth - 1);
			default -> throw new IllegalArgumentException("Unexpected type of field: " + field);
		};
	}

	private long number(FieldDescriptor field) {
		return this.random.nextLong() >> this.random.nextInt(64);
	}

}
