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

package io.centrifugo.engine.session.client;

import java.util.function.Supplier;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

import io.centrifugo.engine.metrics.FrameType;
import io.centrifugo.engine.metrics.TransportMetrics;
import io.centrifugo.engine.protocol.DisconnectException;
import io.centrifugo.engine.protocol.frame.WireForm;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.protocol.push.PushBody;
import io.centrifugo.engine.protocol.reply.Reply;
import io.centrifugo.engine.session.Connection;

/**
 * Everything one connection sends.
 */
final class Output {

	private final ClientSession session;

	private final Connection connection;

	private final TransportMetrics metrics;

	Output(ClientSession session, Connection connection, TransportMetrics metrics) {
		this.session = session;
		this.connection = connection;
		this.metrics = metrics;
	}

	TransportMetrics metrics() {
		return this.metrics;
	}

	/**
	 * Send a reply.
	 * @return whether it was sent; else the connection is closed
	 */
	boolean reply(FrameType type, Reply reply) {
		return encode(type, () -> form().encode(ByteBufAllocator.DEFAULT, reply));
	}

	/**
	 * Send a push of this connection alone.
	 * @return whether it was sent; else the connection is closed
	 */
	boolean push(FrameType type, String channel, PushBody body) {
		return encode(type, () -> form().encode(ByteBufAllocator.DEFAULT, new Push(channel, body)));
	}

	private WireForm form() {
		return this.connection.transport().wireForm();
	}

	private boolean encode(FrameType type, Supplier<ByteBuf> encoder) {
		if (this.session.closed()) {
			return false;
		}
		ByteBuf frame;
		try {
			frame = encoder.get();
		}
		catch (DisconnectException ex) {
			this.session.close(ex.disconnect());
			return false;
		}
		write(type, 1, frame);
		return !this.session.closed();
	}

	/**
	 * Send bytes.
	 * @param type what they are
	 * @param count how many messages they are
	 * @param frame the bytes; ownership passes
	 */
	void write(FrameType type, int count, ByteBuf frame) {
		this.metrics.sent(type, count, frame.readableBytes());
		this.connection.write(frame);
		if (this.connection.pendingBytes() > this.session.loopContext().maxPendingBytes()) {
			this.session.closeSlow();
		}
	}

}
