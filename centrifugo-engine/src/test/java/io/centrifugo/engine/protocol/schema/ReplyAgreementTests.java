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
import java.util.function.BiConsumer;

import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.frame.Codec;
import io.centrifugo.engine.protocol.json.JsonCodec;
import io.centrifugo.engine.protocol.protobuf.ProtobufCodec;
import io.centrifugo.engine.protocol.protobuf.PublicationProtobuf;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.protocol.reply.Reply;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the codecs write is what Google's library writes, and the same message in both
 * encodings.
 */
class ReplyAgreementTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	@Property(tries = 400)
	void repliesAgree(@ForAll("replies") Reply reply) throws InvalidProtocolBufferException {
		assertAgreement("Reply", (codec, out) -> codec.writeReply(reply, out));
	}

	@Property(tries = 400)
	void pushesAgree(@ForAll("pushes") Push push) throws InvalidProtocolBufferException {
		assertAgreement("Push", (codec, out) -> codec.writePush(push, true, out));
		assertAgreement("Reply", (codec, out) -> codec.writePush(push, false, out));
	}

	@Property
	void publicationsBetweenServersAreCanonical(@ForAll("publications") Publication publication)
			throws InvalidProtocolBufferException {
		byte[] bytes = PublicationProtobuf.encode(publication);
		DynamicMessage message = DynamicMessage.parseFrom(ClientSchema.message("Publication"), bytes);
		assertThat(message.toByteArray()).isEqualTo(bytes);
		assertThat(PublicationProtobuf.decode(PublicationProtobuf.encode(PublicationProtobuf.decode(bytes))))
			.isEqualTo(PublicationProtobuf.decode(bytes));
		assertThat(message.getUnknownFields().asMap()).isEmpty();
	}

	@Provide
	Arbitrary<Reply> replies() {
		return SampleReplies.replies();
	}

	@Provide
	Arbitrary<Push> pushes() {
		return SampleReplies.pushes();
	}

	@Provide
	Arbitrary<Publication> publications() {
		return SampleReplies.publications();
	}

	private static void assertAgreement(String type, BiConsumer<Codec, ByteBuf> writer)
			throws InvalidProtocolBufferException {
		byte[] protobuf = written(ProtobufCodec.INSTANCE, writer);
		DynamicMessage message = DynamicMessage.parseFrom(ClientSchema.message(type), protobuf);
		assertThat(message.toByteArray()).isEqualTo(protobuf);
		String json = new String(written(JsonCodec.INSTANCE, writer), StandardCharsets.UTF_8);
		assertThat(MAPPER.readTree(json)).isEqualTo(MAPPER.readTree(OracleJson.render(message)));
	}

	private static byte[] written(Codec codec, BiConsumer<Codec, ByteBuf> writer) {
		ByteBuf out = Unpooled.buffer();
		writer.accept(codec, out);
		return ByteBufUtil.getBytes(out);
	}

}
