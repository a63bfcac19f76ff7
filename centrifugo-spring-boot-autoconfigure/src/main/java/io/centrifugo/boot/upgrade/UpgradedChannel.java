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

package io.centrifugo.boot.upgrade;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.AbstractChannel;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FastThreadLocal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Netty channel whose bytes go through the socket of another server, so that
 * connections need not know what they run on. Lives on one event loop as every channel:
 * the server's threads only tell it that there is something to do. At most
 * {@value #CHUNK} bytes are with the server at a time; all others count as pending.
 */
final class UpgradedChannel extends AbstractChannel {

	/** Most bytes that the server is given at once. */
	static final int CHUNK = 16 * 1024;

	private static final Logger logger = LoggerFactory.getLogger(UpgradedChannel.class);

	private static final int READ_SIZE = 4 * 1024;

	private static final int READS_PER_TURN = 16;

	private static final int BUFFERS_PER_CHUNK = 1024;

	private static final ChannelMetadata METADATA = new ChannelMetadata(false);

	private static final FastThreadLocal<ByteBuffer> CHUNKS = new FastThreadLocal<>() {

		@Override
		protected ByteBuffer initialValue() {
			return ByteBuffer.allocateDirect(CHUNK);
		}

	};

	private final ChannelConfig config = new DefaultChannelConfig(this);

	private final EventLoop loop;

	private final ForeignSocket socket;

	/** How many bytes of the outbound buffer the server is sending. */
	private int handed;

	/** Whether there may be something to read without the server having said so. */
	private boolean readable = true;

	private boolean readScheduled;

	private volatile boolean open = true;

	UpgradedChannel(EventLoop loop, ForeignSocket socket) {
		super((Channel) null);
		this.loop = loop;
		this.socket = socket;
		// Until somebody is there to take what comes
		this.config.setAutoRead(false);
	}

	/**
	 * Hand over to a connection. From any thread.
	 * @param takeOver makes a connection of this channel
	 */
	void start(Consumer<Channel> takeOver) {
		this.loop.execute(() -> {
			this.loop.register(this);
			try {
				takeOver.accept(this);
			}
			catch (RuntimeException ex) {
				logger.error("Cannot open a connection", ex);
				close();
			}
		});
	}

	/**
	 * There is something to read, or the end. From any thread.
	 */
	void onReadable() {
		this.loop.execute(() -> {
			this.readable = true;
			read(READS_PER_TURN);
		});
	}

	/**
	 * More can be written. From any thread.
	 */
	void onWritable() {
		this.loop.execute(() -> ((Output) unsafe()).resume());
	}

	/**
	 * The socket is closed. From any thread.
	 */
	void onClosed() {
		this.loop.execute(() -> unsafe().close(voidPromise()));
	}

	private void read(int times) {
		this.readScheduled = false;
		boolean any = false;
		for (int i = 0; this.open && this.readable && this.config.isAutoRead(); i++) {
			if (i == times) {
				readLater();
				break;
			}
			any |= readOnce();
		}
		if (any) {
			pipeline().fireChannelReadComplete();
		}
	}

	/**
	 * Read once.
	 * @return whether there was something
	 */
	private boolean readOnce() {
		ByteBuf buffer = alloc().heapBuffer(READ_SIZE);
		try {
			int count = this.socket.read(buffer.nioBuffer(0, READ_SIZE));
			if (count > 0) {
				pipeline().fireChannelRead(buffer.retain().writerIndex(count));
				return true;
			}
			this.readable = false;
			if (count < 0) {
				unsafe().close(voidPromise());
			}
			else {
				this.socket.awaitReadable();
			}
		}
		catch (Exception ex) {
			fail(ex);
		}
		finally {
			buffer.release();
		}
		return false;
	}

	private void fail(Exception cause) {
		this.readable = false;
		pipeline().fireExceptionCaught(cause);
		unsafe().close(voidPromise());
	}

	private void readLater() {
		if (!this.readScheduled) {
			this.readScheduled = true;
			this.loop.execute(() -> read(READS_PER_TURN));
		}
	}

	@Override
	protected void doBeginRead() {
		if (this.readable) {
			readLater();
		}
	}

	@Override
	protected void doWrite(ChannelOutboundBuffer in) throws Exception {
		while (!in.isEmpty()) {
			if (this.handed > 0 && !this.socket.flush()) {
				return;
			}
			// None when all that waits is empty
			in.removeBytes(this.handed);
			ByteBuffer chunk = gather(in);
			this.handed = chunk.remaining();
			if (this.handed > 0) {
				this.socket.write(chunk);
			}
		}
	}

	private static ByteBuffer gather(ChannelOutboundBuffer in) {
		ByteBuffer chunk = CHUNKS.get().clear();
		ByteBuffer[] buffers = in.nioBuffers(BUFFERS_PER_CHUNK, CHUNK);
		int count = in.nioBufferCount();
		for (int i = 0; i < count && chunk.hasRemaining(); i++) {
			ByteBuffer buffer = buffers[i];
			int limit = buffer.limit();
			// Its position must move: it is the same for what comes of it later
			chunk.put(buffer.limit(Math.min(limit, buffer.position() + chunk.remaining())));
			buffer.limit(limit);
		}
		return chunk.flip();
	}

	@Override
	protected Object filterOutboundMessage(Object message) {
		if (message instanceof ByteBuf) {
			return message;
		}
		throw new UnsupportedOperationException("Cannot write a " + message.getClass().getSimpleName());
	}

	@Override
	protected void doClose() {
		this.open = false;
		this.socket.close();
	}

	@Override
	protected void doDisconnect() {
		doClose();
	}

	@Override
	protected void doBind(SocketAddress localAddress) {
		throw new UnsupportedOperationException();
	}

	@Override
	protected AbstractUnsafe newUnsafe() {
		return new Output();
	}

	@Override
	protected boolean isCompatible(EventLoop candidate) {
		return candidate == this.loop;
	}

	@Override
	protected @Nullable SocketAddress localAddress0() {
		return null;
	}

	@Override
	protected @Nullable SocketAddress remoteAddress0() {
		return this.socket.remoteAddress();
	}

	@Override
	public ChannelConfig config() {
		return this.config;
	}

	@Override
	public boolean isOpen() {
		return this.open;
	}

	@Override
	public boolean isActive() {
		return this.open;
	}

	@Override
	public ChannelMetadata metadata() {
		return METADATA;
	}

	/**
	 * The way out.
	 */
	private final class Output extends AbstractUnsafe {

		@Override
		public void connect(SocketAddress remote, SocketAddress local, ChannelPromise promise) {
			promise.setFailure(new UnsupportedOperationException());
		}

		void resume() {
			flush0();
		}

	}

}
