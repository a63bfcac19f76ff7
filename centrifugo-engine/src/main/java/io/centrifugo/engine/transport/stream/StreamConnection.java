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

package io.centrifugo.engine.transport.stream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.CentrifugoException;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.push.DisconnectPush;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.session.TransportInfo;
import io.centrifugo.engine.transport.ChannelConnection;
import io.centrifugo.engine.transport.FlushQueues;
import io.centrifugo.engine.transport.TransportContext;

/**
 * A stream on an HTTP/1.1 channel of its own. Messages go out as they are, since their
 * wire form has the chunk in it.
 */
final class StreamConnection extends ChannelConnection {

	private final StreamFormat format;

	private final @Nullable StreamHead head;

	/**
	 * Create a connection.
	 * @param channel the channel
	 * @param format how the stream looks
	 * @param transport the format's transport with what the request adds to it
	 * @param flushQueues the flush queues of the transport
	 * @param head what waits for the outcome of connect, {@code null} if nothing does
	 */
	StreamConnection(Channel channel, StreamFormat format, TransportInfo transport, FlushQueues flushQueues,
			@Nullable StreamHead head) {
		super(channel, transport, flushQueues);
		this.format = format;
		this.head = head;
	}

	/**
	 * Begin on a channel whose head was sent.
	 */
	void start(TransportContext context, StreamStart start) {
		seize();
		start.run(open(context.sessions()));
	}

	/**
	 * Begin before the head is sent.
	 */
	void startEarly(TransportContext context, StreamStart start) {
		start.run(open(context.sessions()));
	}

	/**
	 * Go on, now that the head was sent.
	 */
	void headSent() {
		seize();
	}

	/**
	 * The client is gone before the head was sent.
	 */
	void headNotSent() {
		abandon();
	}

	@Override
	protected void onSeized() {
		if (!this.format.prelude().isEmpty()) {
			send(this.format.chunkedPrelude(channel().alloc()));
		}
	}

	@Override
	protected void onFirstOutput() {
		if (this.head != null) {
			this.head.grant();
		}
	}

	@Override
	public void refuse(CentrifugoException cause, Disconnect disconnect) {
		if (this.head != null && this.head.refuse(cause)) {
			end(disconnect);
			return;
		}
		close(disconnect);
	}

	@Override
	protected void onBytes(ByteBuf bytes) {
		// The request is over, and there will be no other on this channel
	}

	@Override
	protected void sayGoodbye(Disconnect disconnect) {
		if (disconnect.code() != Disconnect.SLOW.code()) {
			send(transport().wireForm().encode(channel().alloc(), new Push("", new DisconnectPush(disconnect))));
		}
		ByteBuf end = channel().alloc().directBuffer();
		ChunkedFraming.writeLastChunk(end);
		sendLast(end);
	}

}
