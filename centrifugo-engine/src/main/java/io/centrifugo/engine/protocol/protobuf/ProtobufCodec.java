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

package io.centrifugo.engine.protocol.protobuf;

import io.netty.buffer.ByteBuf;

import io.centrifugo.engine.protocol.ProtocolType;
import io.centrifugo.engine.protocol.command.ConnectRequest;
import io.centrifugo.engine.protocol.frame.Codec;
import io.centrifugo.engine.protocol.frame.CommandReader;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.protocol.reply.Reply;
import io.centrifugo.engine.protocol.schema.Commands;
import io.centrifugo.engine.protocol.schema.Pushes;
import io.centrifugo.engine.protocol.schema.Replies;

/**
 * The Protobuf encoding. Messages are written bare: the length before each is framing.
 *
 * @since 0.1.0
 */
public final class ProtobufCodec implements Codec {

	/** The only instance. */
	public static final ProtobufCodec INSTANCE = new ProtobufCodec();

	private ProtobufCodec() {
	}

	@Override
	public ProtocolType type() {
		return ProtocolType.PROTOBUF;
	}

	@Override
	public CommandReader reader(ByteBuf frame) {
		return new ProtobufCommandReader(over(frame));
	}

	@Override
	public ConnectRequest readConnectRequest(ByteBuf message) {
		return ProtobufFieldReader.read(over(message), Commands.CONNECT);
	}

	@Override
	public void writeReply(Reply reply, ByteBuf out) {
		ProtobufFieldWriter.write(reply, Replies::encode).appendTo(out);
	}

	@Override
	public void writePush(Push push, boolean unidirectional, ByteBuf out) {
		ProtobufFieldWriter.write(push, (unidirectional) ? Pushes::encode : Pushes::encodeReply).appendTo(out);
	}

	@Override
	public void writePing(ByteBuf out) {
		// An empty message has no bytes
	}

	private static ProtobufReader over(ByteBuf buffer) {
		int length = buffer.readableBytes();
		if (buffer.hasArray()) {
			int start = buffer.arrayOffset() + buffer.readerIndex();
			return new ProtobufReader(buffer.array(), start, start + length);
		}
		byte[] bytes = new byte[length];
		buffer.getBytes(buffer.readerIndex(), bytes);
		return new ProtobufReader(bytes);
	}

}
