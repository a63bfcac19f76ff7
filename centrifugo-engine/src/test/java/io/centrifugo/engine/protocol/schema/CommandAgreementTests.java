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

import com.google.protobuf.DynamicMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import io.centrifugo.engine.protocol.command.Command;
import io.centrifugo.engine.protocol.command.ConnectRequest;
import io.centrifugo.engine.protocol.frame.Codec;
import io.centrifugo.engine.protocol.frame.CommandReader;
import io.centrifugo.engine.protocol.frame.VarintFraming;
import io.centrifugo.engine.protocol.json.JsonCodec;
import io.centrifugo.engine.protocol.protobuf.ProtobufCodec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever Google's library can write, both codecs read, and read alike.
 */
class CommandAgreementTests {

	@Property(tries = 1000)
	void codecsReadTheSameCommand(@ForAll long seed) {
		DynamicMessage message = new SampleMessages(seed).message(ClientSchema.message("Command"), 4);
		Assume.that(message.getAllFields().size() > 1
				|| !message.hasField(message.getDescriptorForType().findFieldByNumber(1)));
		Command fromJson = single(JsonCodec.INSTANCE, json(message));
		Command fromProtobuf = single(ProtobufCodec.INSTANCE, delimited(message));
		assertThat(fromProtobuf).isEqualTo(fromJson);
		assertThat(fromProtobuf.id()).isEqualTo(message.getField(message.getDescriptorForType().findFieldByNumber(1)));
	}

	@Property
	void codecsReadTheSameConnectRequest(@ForAll long seed) {
		DynamicMessage message = new SampleMessages(seed).message(ClientSchema.message("ConnectRequest"), 4);
		ConnectRequest fromJson = JsonCodec.INSTANCE.readConnectRequest(json(message));
		ConnectRequest fromProtobuf = ProtobufCodec.INSTANCE
			.readConnectRequest(Unpooled.wrappedBuffer(message.toByteArray()));
		assertThat(fromProtobuf).isEqualTo(fromJson);
	}

	private static Command single(Codec codec, ByteBuf frame) {
		CommandReader reader = codec.reader(frame);
		Command command = reader.read();
		assertThat(reader.read()).isNull();
		return command;
	}

	private static ByteBuf json(DynamicMessage message) {
		return Unpooled.copiedBuffer(OracleJson.render(message), StandardCharsets.UTF_8);
	}

	private static ByteBuf delimited(DynamicMessage message) {
		ByteBuf frame = Unpooled.buffer();
		VarintFraming.INSTANCE.write(Unpooled.wrappedBuffer(message.toByteArray()), frame);
		return frame;
	}

}
