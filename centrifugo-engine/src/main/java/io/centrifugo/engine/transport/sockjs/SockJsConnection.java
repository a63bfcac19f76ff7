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

package io.centrifugo.engine.transport.sockjs;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.session.Connection;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.TransportInfo;
import io.centrifugo.engine.transport.TransportContext;

/**
 * A connection of many requests: responses that follow each other, the receivers, carry
 * what is written, and other requests bring commands. What is written while there is no
 * receiver waits for the next. Confined to its loop.
 */
final class SockJsConnection implements Connection {

	private final EventLoop loop;

	private final TransportInfo transport;

	private final TransportContext context;

	private final SockJsOptions options;

	private final Runnable forget;

	/** Messages that wait. */
	private @Nullable ByteBuf elements;

	private @Nullable Session session;

	private @Nullable Receiver receiver;

	/** The last frame, once the connection is closed. */
	private @Nullable String farewell;

	/** Of heartbeats while there is a receiver, else of the end. */
	private @Nullable Future<?> timer;

	private boolean scheduled;

	/**
	 * Create a connection, from any thread.
	 * @param loop where it lives
	 * @param transport what the session is told
	 * @param context opens the session
	 * @param options the options
	 * @param forget run when no request may refer to it any more
	 */
	SockJsConnection(EventLoop loop, TransportInfo transport, TransportContext context, SockJsOptions options,
			Runnable forget) {
		this.loop = loop;
		this.transport = transport;
		this.context = context;
		this.options = options;
		this.forget = forget;
	}

	/**
	 * Let the connection end unless a receiver comes.
	 */
	void expectReceiver() {
		schedule(this.options.disconnectDelay(), this::expire);
	}

	/**
	 * Take a response to write to.
	 * @param candidate the response, told to end if there is another
	 */
	void attach(Receiver candidate) {
		candidate.begin();
		if (this.receiver != null) {
			candidate.send(SockJsFrames.BUSY);
			candidate.end();
			return;
		}
		this.receiver = candidate;
		if (this.farewell == null) {
			heartbeatLater();
			if (this.session == null) {
				open(candidate);
			}
		}
		deliver();
		sayFarewell();
	}

	private void open(Receiver first) {
		first.send(SockJsFrames.OPEN);
		releaseIfFull(first);
		Session opened = this.context.sessions().apply(this);
		this.session = opened;
		if (this.farewell != null) {
			opened.onClosed(Disconnect.CONNECTION_CLOSED);
		}
	}

	/**
	 * A response was cut off: what it carried may be lost.
	 * @param gone the response
	 */
	void detach(Receiver gone) {
		if (gone == this.receiver) {
			this.receiver = null;
			lose();
			expectReceiver();
		}
	}

	/**
	 * Take frames of commands.
	 * @param frames the frames, on the heap
	 */
	void receive(List<byte[]> frames) {
		for (byte[] frame : frames) {
			if (this.session != null && this.farewell == null) {
				this.session.onFrame(Unpooled.wrappedBuffer(frame));
			}
		}
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
		if (this.farewell == null) {
			if (this.elements == null) {
				this.elements = ByteBufAllocator.DEFAULT.buffer();
			}
			this.elements.writeBytes(frame, frame.readerIndex(), frame.readableBytes());
			if (!this.scheduled) {
				this.scheduled = true;
				this.loop.execute(this::deliverTurn);
			}
		}
		frame.release();
	}

	private void deliverTurn() {
		this.scheduled = false;
		deliver();
	}

	private void deliver() {
		if (this.receiver != null && this.elements != null) {
			this.receiver.sendArray(this.elements);
			dropElements();
			releaseIfFull(this.receiver);
		}
	}

	private void dropElements() {
		if (this.elements != null) {
			this.elements.release();
			this.elements = null;
		}
	}

	private void releaseIfFull(Receiver current) {
		if (current.full()) {
			current.end();
			this.receiver = null;
			expectReceiver();
		}
	}

	private void heartbeatLater() {
		cancelTimer();
		if (this.options.heartbeats()) {
			schedule(this.options.heartbeatDelay(), this::heartbeat);
		}
	}

	private void heartbeat() {
		Receiver current = this.receiver;
		if (current != null) {
			heartbeatLater();
			current.send(SockJsFrames.HEARTBEAT);
			releaseIfFull(current);
		}
	}

	private void schedule(Duration delay, Runnable task) {
		cancelTimer();
		this.timer = this.loop.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void cancelTimer() {
		if (this.timer != null) {
			this.timer.cancel(false);
			this.timer = null;
		}
	}

	private void expire() {
		this.forget.run();
		lose();
		dropElements();
	}

	/**
	 * End without a word to the client, unless it comes again.
	 */
	private void lose() {
		if (this.farewell == null) {
			this.farewell = SockJsFrames.INTERRUPTED;
			dropElements();
			tellSession(Disconnect.CONNECTION_CLOSED);
		}
	}

	@Override
	public long pendingBytes() {
		return ((this.elements != null) ? this.elements.readableBytes() : 0)
				+ ((this.receiver != null) ? this.receiver.pendingBytes() : 0);
	}

	@Override
	public void setReadable(boolean readable) {
		// Each request was read when it is known whose it is
	}

	@Override
	public void close(Disconnect disconnect) {
		if (this.farewell != null) {
			return;
		}
		boolean cut = disconnect.code() == Disconnect.CONNECTION_CLOSED.code();
		if (disconnect.dropsQueue()) {
			dropElements();
			discardOutput();
		}
		deliver();
		this.farewell = cut ? SockJsFrames.INTERRUPTED : SockJsFrames.close(disconnect);
		sayFarewell();
		expectReceiver();
		tellSession(disconnect);
	}

	private void discardOutput() {
		if (this.receiver != null) {
			this.receiver.discard();
			this.receiver = null;
		}
	}

	/**
	 * End the receiver of a closed connection, and that of each request that still comes.
	 */
	private void sayFarewell() {
		if (this.receiver != null && this.farewell != null) {
			this.receiver.send(this.farewell);
			this.receiver.end();
			this.receiver = null;
		}
	}

	private void tellSession(Disconnect reason) {
		if (this.session != null) {
			this.session.onClosed(reason);
		}
	}

}
