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

package io.centrifugo.engine.protocol.json;

import io.netty.buffer.ByteBuf;

import io.centrifugo.engine.protocol.ProtocolType;
import io.centrifugo.engine.protocol.command.ConnectRequest;
import io.centrifugo.engine.protocol.frame.Codec;
import io.centrifugo.engine.protocol.frame.CommandReader;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.protocol.reply.Reply;
import io.centrifugo.engine.protocol.schema.Commands;
import io.centrifugo.engine.protocol.schema.MessageEncoder;
import io.centrifugo.engine.protocol.schema.Pushes;
import io.centrifugo.engine.protocol.schema.Replies;

/**
 * The JSON encoding. Payloads pass as they are: checked, never re-formatted.
 *
 * @since 0.1.0
 */
public final class JsonCodec implements Codec {

	/** The only instance. */
	public static final JsonCodec INSTANCE = new JsonCodec();

	private JsonCodec() {
	}

	@Override
	public ProtocolType type() {
		return ProtocolType.JSON;
	}

	@Override
	public CommandReader reader(ByteBuf frame) {
		int length = frame.readableBytes();
		if (frame.hasArray()) {
			int start = frame.arrayOffset() + frame.readerIndex();
			return new JsonCommandReader(frame.array(), start, start + length);
		}
		return new JsonCommandReader(copy(frame), 0, length);
	}

	@Override
	public ConnectRequest readConnectRequest(ByteBuf message) {
		return JsonReader.single(copy(message), Commands.CONNECT);
	}

	@Override
	public void writeReply(Reply reply, ByteBuf out) {
		write(reply, Replies::encode, out);
	}

	@Override
	public void writePush(Push push, boolean unidirectional, ByteBuf out) {
		write(push, (unidirectional) ? Pushes::encode : Pushes::encodeReply, out);
	}

	@Override
	public void writePing(ByteBuf out) {
		out.writeByte('{').writeByte('}');
	}

	private static <T> void write(T message, MessageEncoder<? super T> encoder, ByteBuf out) {
		JsonWriter writer = new JsonWriter();
		writer.write(message, encoder);
		writer.appendTo(out);
	}

	private static byte[] copy(ByteBuf buffer) {
		byte[] bytes = new byte[buffer.readableBytes()];
		buffer.getBytes(buffer.readerIndex(), bytes);
		return bytes;
	}

}
