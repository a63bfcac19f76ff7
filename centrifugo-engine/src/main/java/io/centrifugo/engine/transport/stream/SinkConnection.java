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

import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import io.centrifugo.engine.protocol.CentrifugoException;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.push.DisconnectPush;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.session.Connection;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.TransportInfo;
import io.centrifugo.engine.transport.ResponseBody;
import io.centrifugo.engine.transport.TransportContext;

/**
 * A stream whose bytes go to a subscriber, for servers whose channel cannot be taken
 * over. What one turn of the loop writes becomes one buffer. Buffers that the subscriber
 * has not asked for are pending bytes, which the session bounds.
 */
final class SinkConnection implements Connection {

	private final EventLoop loop;

	private final TransportInfo transport;

	private final ResponseBody body = new ResponseBody();

	private final List<ByteBuf> turn = new ArrayList<>();

	/** Bytes of the turn. */
	private long gathered;

	private @Nullable StreamHead head;

	private @Nullable Session session;

	private boolean scheduled;

	private boolean closing;

	SinkConnection(EventLoop loop, TransportInfo transport) {
		this.loop = loop;
		this.transport = transport;
	}

	/**
	 * Let a head wait for the first output.
	 */
	void head(StreamHead waiting) {
		this.head = waiting;
	}

	/**
	 * Begin, on the loop.
	 * @param prelude what comes before everything else
	 */
	void start(TransportContext context, StreamStart start, ByteBuf prelude) {
		gather(prelude);
		if (this.head == null) {
			emitLater();
		}
		Session opened = context.sessions().apply(this);
		this.session = opened;
		if (this.closing) {
			opened.onClosed(Disconnect.CONNECTION_CLOSED);
			return;
		}
		start.run(opened);
	}

	Flux<ByteBuf> body() {
		return this.body.toFlux()
			.doOnCancel(() -> this.loop.execute(this::cancelled))
			.doOnDiscard(ByteBuf.class, ByteBuf::release);
	}

	private void cancelled() {
		end(Disconnect.CONNECTION_CLOSED);
		releaseTurn();
	}

	/**
	 * The client is gone, maybe before the body was subscribed to. On the loop.
	 */
	void headNotSent() {
		// Releases what is in the sink, or fails if somebody else was first
		body().subscribe(ByteBuf::release, (ex) -> {
		}).dispose();
		cancelled();
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
		gather(frame);
		emitLater();
		if (this.head != null) {
			this.head.grant();
		}
	}

	private void gather(ByteBuf frame) {
		this.turn.add(frame);
		this.gathered += frame.readableBytes();
	}

	private void emitLater() {
		if (!this.scheduled) {
			this.scheduled = true;
			this.loop.execute(this::emit);
		}
	}

	private void emit() {
		this.scheduled = false;
		if (this.turn.isEmpty()) {
			return;
		}
		ByteBuf joined = ByteBufAllocator.DEFAULT.buffer();
		this.turn.forEach((frame) -> joined.writeBytes(frame, frame.readerIndex(), frame.readableBytes()));
		releaseTurn();
		this.body.write(joined);
	}

	private void releaseTurn() {
		this.turn.forEach(ByteBuf::release);
		this.turn.clear();
		this.gathered = 0;
	}

	@Override
	public long pendingBytes() {
		return this.gathered + this.body.pendingBytes();
	}

	@Override
	public void setReadable(boolean readable) {
		// Nothing is read but the request
	}

	@Override
	public void close(Disconnect disconnect) {
		if (this.closing) {
			return;
		}
		if (disconnect.dropsQueue()) {
			this.body.discard();
			releaseTurn();
		}
		else {
			write(this.transport.wireForm()
				.encode(ByteBufAllocator.DEFAULT, new Push("", new DisconnectPush(disconnect))));
		}
		end(disconnect);
		emit();
		this.body.end();
	}

	@Override
	public void refuse(CentrifugoException cause, Disconnect disconnect) {
		if (this.head != null && this.head.refuse(cause)) {
			releaseTurn();
			end(disconnect);
			return;
		}
		close(disconnect);
	}

	private void end(Disconnect reason) {
		if (!this.closing) {
			this.closing = true;
			if (this.session != null) {
				this.session.onClosed(reason);
			}
		}
	}

}
