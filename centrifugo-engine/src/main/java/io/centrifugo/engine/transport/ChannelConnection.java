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

package io.centrifugo.engine.transport;

import java.io.IOException;
import java.util.function.Function;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpObject;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.session.Connection;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.TransportInfo;

/**
 * A connection that owns its Netty channel, from the end of the HTTP part on. Writes
 * leave at the end of the turn, in one system call.
 *
 * @since 0.1.0
 */
public abstract class ChannelConnection extends GatheringHandler implements Connection {

	private static final Logger logger = LoggerFactory.getLogger(ChannelConnection.class);

	private final Channel channel;

	private final TransportInfo transport;

	private @Nullable Session session;

	private @Nullable ByteBuf early;

	private @Nullable HeldOutput held;

	private boolean closing;

	protected ChannelConnection(Channel channel, TransportInfo transport, FlushQueues flushQueues) {
		super(channel, flushQueues);
		this.channel = channel;
		this.transport = transport;
	}

	/**
	 * Make the channel this connection's own. On the channel's loop; before or after
	 * {@link #open}.
	 */
	protected final void seize() {
		TakeOver.run(this.channel, this);
		onSeized();
		HeldOutput output = this.held;
		if (output != null) {
			this.held = null;
			output.sendBy(this);
		}
	}

	/**
	 * Send what comes before everything else.
	 */
	protected void onSeized() {
	}

	/**
	 * Open the session. On the channel's loop. What it writes before {@link #seize} is
	 * held.
	 * @param sessions opens sessions
	 * @return the session
	 */
	protected final Session open(Function<Connection, Session> sessions) {
		Session opened = sessions.apply(this);
		this.session = opened;
		if (this.closing || !this.channel.isActive()) {
			this.closing = true;
			opened.onClosed(Disconnect.CONNECTION_CLOSED);
		}
		ByteBuf bytes = this.early;
		if (bytes != null) {
			this.early = null;
			onBytes(bytes);
			bytes.release();
		}
		return opened;
	}

	@Override
	public final EventLoop eventLoop() {
		return this.channel.eventLoop();
	}

	@Override
	public final TransportInfo transport() {
		return this.transport;
	}

	/**
	 * Return the channel that belongs to this connection.
	 * @return the channel
	 */
	@Override
	public final Channel channel() {
		return this.channel;
	}

	/**
	 * Return the session, or {@code null} while it is being opened.
	 * @return the session
	 */
	protected final @Nullable Session session() {
		return this.session;
	}

	protected final boolean closing() {
		return this.closing;
	}

	@Override
	public final void write(ByteBuf frame) {
		if (this.closing) {
			frame.release();
			return;
		}
		send(frame);
	}

	/**
	 * Queue bytes, also when closing.
	 * @param frame the bytes; ownership passes
	 */
	protected final void send(ByteBuf frame) {
		if (inPipeline()) {
			gather(frame);
		}
		else {
			hold(frame, false);
		}
	}

	private void hold(ByteBuf frame, boolean last) {
		boolean first = this.held == null;
		if (this.held == null) {
			this.held = new HeldOutput();
		}
		this.held.add(frame, last);
		if (first) {
			onFirstOutput();
		}
	}

	/**
	 * Take notice that there is something to send although the channel is not seized yet.
	 */
	protected void onFirstOutput() {
	}

	/**
	 * Give up if the channel is not seized yet.
	 */
	protected final void abandon() {
		if (inPipeline()) {
			return;
		}
		if (this.held != null) {
			this.held.release();
			this.held = null;
		}
		end(Disconnect.CONNECTION_CLOSED);
	}

	@Override
	public final long pendingBytes() {
		return waitingBytes();
	}

	@Override
	public final void setReadable(boolean readable) {
		this.channel.config().setAutoRead(readable);
	}

	@Override
	public final void close(Disconnect disconnect) {
		if (this.closing) {
			return;
		}
		this.closing = true;
		if (disconnect.code() == Disconnect.CONNECTION_CLOSED.code()) {
			this.channel.close();
		}
		else {
			if (disconnect.code() == Disconnect.SLOW.code()) {
				discardFirst();
			}
			setReadable(true);
			sayGoodbye(disconnect);
		}
		tellSession(disconnect);
	}

	/**
	 * Tell the peer that and why this is the end, then close the channel.
	 * @param disconnect why, never 3000
	 */
	protected abstract void sayGoodbye(Disconnect disconnect);

	/**
	 * Send a last piece behind everything else, then close the channel.
	 * @param frame the bytes; ownership passes
	 */
	protected final void sendLast(ByteBuf frame) {
		if (inPipeline()) {
			finishWith(frame);
		}
		else {
			hold(frame, true);
		}
	}

	/**
	 * Take notice that the peer or the channel has ended the connection. Sends nothing.
	 * @param reason what the session is told
	 */
	protected final void end(Disconnect reason) {
		if (!this.closing) {
			this.closing = true;
			tellSession(reason);
		}
	}

	@Override
	final void stalled() {
		logger.debug("Peer of a {} connection does not read", this.transport.name());
		end(Disconnect.WRITE_ERROR);
		this.channel.close();
	}

	@Override
	final void broken(IOException cause) {
		logger.debug("A {} connection failed", this.transport.name(), cause);
		this.channel.close();
	}

	private void tellSession(Disconnect reason) {
		if (this.session != null) {
			this.session.onClosed(reason);
		}
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		try {
			if (message instanceof ByteBuf bytes) {
				if (this.session != null) {
					onBytes(bytes);
				}
				else {
					keepEarly(bytes);
				}
			}
		}
		finally {
			ReferenceCountUtil.release(message);
		}
	}

	/**
	 * Swallow what the HTTP server believes it must still write to its exchange. Writes
	 * of this connection begin behind this handler.
	 */
	@Override
	public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
		if (message instanceof HttpObject) {
			ReferenceCountUtil.release(message);
			promise.trySuccess();
			return;
		}
		ctx.write(message, promise);
	}

	private void keepEarly(ByteBuf bytes) {
		this.early = (this.early != null) ? Unpooled.wrappedBuffer(this.early, bytes.retain()) : bytes.retain();
	}

	/**
	 * Take bytes of the peer.
	 * @param bytes the bytes; stay the caller's
	 */
	protected abstract void onBytes(ByteBuf bytes);

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		discardFirst();
		end(Disconnect.CONNECTION_CLOSED);
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		if (cause instanceof IOException failure) {
			broken(failure);
			return;
		}
		logger.error("Closing a {} connection of ours that failed", this.transport.name(), cause);
		this.channel.close();
	}

}
