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

package io.centrifugo.engine.transport.grpc;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.push.DisconnectPush;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.session.Connection;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.TransportInfo;

/**
 * A call whose responses are pushes. gRPC is given one when it is ready for it, so what a
 * slow client does not read waits here, where the session bounds it. A frame may hold
 * several messages, each after its length.
 */
final class GrpcConnection implements Connection {

	/** How long a client may leave unread what waits for it when it is sent away. */
	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final EventLoop loop;

	private final TransportInfo transport;

	private final ServerCall<?, ByteBuf> call;

	private final Deque<ByteBuf> waiting = new ArrayDeque<>();

	/** Bytes of the first frame that are sent. */
	private int sent;

	private long pending;

	private @Nullable Session session;

	private @Nullable ByteBuf farewell;

	private boolean begun;

	private boolean closing;

	private boolean ended;

	GrpcConnection(EventLoop loop, TransportInfo transport, ServerCall<?, ByteBuf> call) {
		this.loop = loop;
		this.transport = transport;
		this.call = call;
	}

	/**
	 * Begin with a session, unless the connection is closed already.
	 */
	void start(Session opened) {
		this.session = opened;
		if (this.closing) {
			opened.onClosed(Disconnect.CONNECTION_CLOSED);
		}
	}

	/**
	 * Return the session, {@code null} if the connection is closed.
	 */
	@Nullable Session session() {
		return this.closing ? null : this.session;
	}

	@Override
	public EventLoop eventLoop() {
		return this.loop;
	}

	@Override
	public TransportInfo transport() {
		return this.transport;
	}

	@Override
	public void write(ByteBuf frame) {
		if (this.closing) {
			frame.release();
			return;
		}
		add(frame);
		send();
	}

	private void add(ByteBuf frame) {
		this.waiting.add(frame);
		this.pending += frame.readableBytes();
	}

	/**
	 * Send what gRPC is ready for. Called also when it has become ready.
	 */
	void send() {
		while (!this.waiting.isEmpty() && this.call.isReady()) {
			sendMessage(this.waiting.element());
		}
		if (this.closing && this.waiting.isEmpty()) {
			end(Status.OK);
		}
	}

	/**
	 * Send one message. Headers go before the first and no sooner, since a call without
	 * them can still be refused by a status alone.
	 */
	private void sendMessage(ByteBuf frame) {
		if (!this.begun) {
			this.begun = true;
			this.call.sendHeaders(new Metadata());
		}
		int start = frame.readerIndex() + this.sent;
		int length = 0;
		int shift = 0;
		byte part;
		do {
			part = frame.getByte(start++);
			length |= (part & 0x7f) << shift;
			shift += 7;
		}
		while (part < 0);
		this.call.sendMessage(frame.slice(start, length));
		this.sent = start + length - frame.readerIndex();
		if (this.sent == frame.readableBytes()) {
			this.waiting.remove();
			this.pending -= this.sent;
			this.sent = 0;
			frame.release();
		}
	}

	@Override
	public long pendingBytes() {
		return this.pending - this.sent;
	}

	@Override
	public void setReadable(boolean readable) {
		// Nothing is read but the request
	}

	/**
	 * Push the reason and end the call. A slow client is told the reason, but not what
	 * comes before it.
	 */
	@Override
	public void close(Disconnect disconnect) {
		if (this.closing) {
			return;
		}
		if (disconnect.dropsQueue()) {
			discard();
		}
		if (disconnect.code() != Disconnect.CONNECTION_CLOSED.code()) {
			this.farewell = this.transport.wireForm()
				.encode(ByteBufAllocator.DEFAULT, new Push("", new DisconnectPush(disconnect)));
		}
		finish(disconnect);
		send();
		if (!this.ended) {
			this.loop.schedule(() -> end(Status.OK), PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
		}
	}

	/**
	 * The client has cancelled the call, or is gone.
	 */
	void cancelled() {
		this.ended = true;
		finish(Disconnect.CONNECTION_CLOSED);
		discard();
		if (this.farewell != null) {
			this.farewell.release();
			this.farewell = null;
		}
	}

	private void finish(Disconnect reason) {
		if (this.closing) {
			return;
		}
		this.closing = true;
		if (this.session != null) {
			this.session.onClosed(reason);
		}
	}

	/**
	 * End the call without a word to the session's client.
	 */
	void fail(Status status) {
		discard();
		finish(Disconnect.CONNECTION_CLOSED);
		end(status);
	}

	private void end(Status status) {
		if (this.ended) {
			return;
		}
		this.ended = true;
		discard();
		if (this.farewell != null) {
			add(this.farewell);
			this.farewell = null;
			sendMessage(this.waiting.element());
		}
		this.call.close(status, new Metadata());
	}

	private void discard() {
		this.waiting.forEach(ByteBuf::release);
		this.waiting.clear();
		this.pending = 0;
		this.sent = 0;
	}

}
