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

package io.centrifugo.engine.hub;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.netty.buffer.ByteBuf;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.ProtocolType;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.command.ConnectRequest;
import io.centrifugo.engine.protocol.frame.Codec;
import io.centrifugo.engine.protocol.frame.CommandReader;
import io.centrifugo.engine.protocol.frame.WireForm;
import io.centrifugo.engine.protocol.push.PublicationPush;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.protocol.reply.Reply;

/**
 * A wire form of plain text, {@code <data>;}, that remembers every buffer it has written.
 */
final class RecordingForm implements Codec {

	private final List<ByteBuf> buffers = new CopyOnWriteArrayList<>();

	private final WireForm form = new WireForm(this, false, (message, out) -> {
		this.buffers.add(out);
		out.writeBytes(message, message.readerIndex(), message.readableBytes());
	});

	WireForm form() {
		return this.form;
	}

	int numEncoded() {
		return this.buffers.size();
	}

	boolean allReleased() {
		return this.buffers.stream().allMatch((buffer) -> buffer.refCnt() == 0);
	}

	@Override
	public ProtocolType type() {
		return ProtocolType.PROTOBUF;
	}

	@Override
	public void writePush(Push push, boolean unidirectional, ByteBuf out) {
		String text = push.body().type().label();
		if (push.body() instanceof PublicationPush publicationPush) {
			Publication publication = publicationPush.publication();
			text = new String(publication.data().bytes(), StandardCharsets.UTF_8);
			if (text.equals("binary")) {
				throw Disconnect.INAPPROPRIATE_PROTOCOL.toException();
			}
		}
		out.writeCharSequence(text + ';', StandardCharsets.UTF_8);
	}

	@Override
	public CommandReader reader(ByteBuf frame) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ConnectRequest readConnectRequest(ByteBuf message) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void writeReply(Reply reply, ByteBuf out) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void writePing(ByteBuf out) {
		throw new UnsupportedOperationException();
	}

}
