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

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.epoll.EpollSocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is written to a channel until the end of the turn: a single buffer then
 * goes straight to the socket, several go out together. A part of the connection rather
 * than an object of its own, since there is one for each.
 */
abstract class GatheringHandler extends ChannelDuplexHandler {

	private final FlushQueue flushQueue;

	private final @Nullable EpollSocketChannel direct;

	private @Nullable ChannelHandlerContext context;

	private @Nullable ByteBuf first;

	private boolean dirty;

	private boolean watched;

	GatheringHandler(Channel channel, FlushQueues flushQueues) {
		this.flushQueue = flushQueues.of(channel.eventLoop());
		this.direct = DirectWriter.direct(channel);
	}

	@Override
	public final void handlerAdded(ChannelHandlerContext ctx) {
		this.context = ctx;
	}

	/**
	 * Return whether this is in the channel's pipeline, so that something can be sent.
	 */
	final boolean inPipeline() {
		return this.context != null;
	}

	/**
	 * Send bytes at the end of the turn.
	 * @param frame the bytes; ownership passes
	 */
	final void gather(ByteBuf frame) {
		if (!this.dirty) {
			this.first = frame;
			flushLater();
			return;
		}
		passFirst();
		pass(frame);
		// Passing may have flushed already
		flushLater();
	}

	private void flushLater() {
		if (!this.dirty) {
			this.dirty = true;
			this.flushQueue.add(this);
		}
	}

	/**
	 * Send a last piece behind everything else, then close the channel.
	 * @param frame the bytes; ownership passes
	 */
	final void finishWith(ByteBuf frame) {
		ChannelHandlerContext context = this.context;
		if (context == null) {
			frame.release();
			return;
		}
		passFirst();
		context.writeAndFlush(frame).addListener(ChannelFutureListener.CLOSE);
		watch();
	}

	private void passFirst() {
		ByteBuf frame = this.first;
		if (frame != null) {
			this.first = null;
			pass(frame);
		}
	}

	private void pass(ByteBuf frame) {
		ChannelHandlerContext context = this.context;
		if (context == null || context.isRemoved()) {
			frame.release();
			return;
		}
		// Others may send the same buffer: its indexes must not move
		context.write(frame.duplicate(), channel().voidPromise());
	}

	/**
	 * Send what was gathered.
	 */
	final void flushNow() {
		this.dirty = false;
		ByteBuf only = this.first;
		this.first = null;
		if (only != null && !writeDirectly(only)) {
			pass(only);
			only = null;
		}
		if (only == null && this.context != null) {
			this.context.flush();
			watch();
		}
	}

	/**
	 * Write a buffer to the socket.
	 * @return whether nothing is left to do; the buffer is then released
	 */
	private boolean writeDirectly(ByteBuf frame) {
		if (this.direct == null || this.context == null) {
			return false;
		}
		try {
			int written = DirectWriter.write(this.direct, frame);
			if (written == frame.readableBytes()) {
				frame.release();
				return true;
			}
			if (written > 0) {
				passRest(this.context, frame, written);
				return true;
			}
			return false;
		}
		catch (IOException ex) {
			frame.release();
			broken(ex);
			return true;
		}
	}

	private void passRest(ChannelHandlerContext context, ByteBuf frame, int written) {
		context.writeAndFlush(frame.slice(frame.readerIndex() + written, frame.readableBytes() - written),
				channel().voidPromise());
		watch();
	}

	private void watch() {
		ChannelOutboundBuffer buffer = outboundBuffer();
		if (!this.watched && buffer != null && !buffer.isEmpty()) {
			this.watched = true;
			this.flushQueue.watch(this);
		}
	}

	final @Nullable ChannelOutboundBuffer outboundBuffer() {
		return channel().unsafe().outboundBuffer();
	}

	final void unwatched() {
		this.watched = false;
	}

	/**
	 * Return how many bytes wait to be sent.
	 * @return the number of bytes gathered or in the socket's outbound buffer
	 */
	final long waitingBytes() {
		ByteBuf frame = this.first;
		ChannelOutboundBuffer buffer = outboundBuffer();
		return ((frame != null) ? frame.readableBytes() : 0) + ((buffer != null) ? buffer.totalPendingWriteBytes() : 0);
	}

	/**
	 * Drop what has not been passed on yet.
	 */
	final void discardFirst() {
		ByteBuf frame = this.first;
		if (frame != null) {
			this.first = null;
			frame.release();
		}
	}

	/**
	 * Return the channel that belongs to this connection.
	 */
	abstract Channel channel();

	/**
	 * The socket takes nothing any more.
	 */
	abstract void broken(IOException cause);

	/**
	 * The peer has not read anything for too long.
	 */
	abstract void stalled();

}
