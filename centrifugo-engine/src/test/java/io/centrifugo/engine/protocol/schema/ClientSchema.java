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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;

/**
 * The client protocol's schema as Google's library sees it, made from a table of
 * messages: the oracle for our own encodings.
 */
final class ClientSchema {

	private static final FileDescriptor FILE = load();

	private ClientSchema() {
	}

	static Descriptor message(String name) {
		return FILE.findMessageTypeByName(name);
	}

	private static FileDescriptor load() {
		FileDescriptorProto.Builder file = FileDescriptorProto.newBuilder().setName("client").setSyntax("proto3");
		text().lines().filter((line) -> !line.startsWith("#")).map(ClientSchema::parse).forEach(file::addMessageType);
		try {
			return FileDescriptor.buildFrom(file.build(), new FileDescriptor[0]);
		}
		catch (DescriptorValidationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String text() {
		try (InputStream in = ClientSchema.class.getResourceAsStream("messages.txt")) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static DescriptorProto parse(String line) {
		String[] sides = line.split(" =", 2);
		DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(sides[0]);
		for (String field : sides[1].split(";")) {
			if (!field.isBlank()) {
				addField(message, field.strip().split(" "));
			}
		}
		return message.build();
	}

	private static void addField(DescriptorProto.Builder message, String[] field) {
		String type = field[1];
		if (type.startsWith("map<")) {
			String entry = entryName(field[2]);
			message.addNestedType(DescriptorProto.newBuilder()
				.setName(entry)
				.addField(field("key", 1, "string"))
				.addField(field("value", 2, type.substring(4, type.length() - 1)))
				.setOptions(MessageOptions.newBuilder().setMapEntry(true)));
			type = message.getName() + "." + entry + "*";
		}
		message.addField(field(field[2], Integer.parseInt(field[0]), type));
	}

	private static FieldDescriptorProto.Builder field(String name, int number, String type) {
		boolean list = type.endsWith("*");
		String element = (list) ? type.substring(0, type.length() - 1) : type;
		FieldDescriptorProto.Builder field = FieldDescriptorProto.newBuilder()
			.setName(name)
			.setNumber(number)
			.setLabel((list) ? Label.LABEL_REPEATED : Label.LABEL_OPTIONAL);
		if (Character.isUpperCase(element.charAt(0))) {
			return field.setType(Type.TYPE_MESSAGE).setTypeName("." + element);
		}
		return field.setType(Type.valueOf("TYPE_" + element.toUpperCase(Locale.ROOT)));
	}

	private static String entryName(String field) {
		return Character.toUpperCase(field.charAt(0)) + field.substring(1) + "Entry";
	}

}
