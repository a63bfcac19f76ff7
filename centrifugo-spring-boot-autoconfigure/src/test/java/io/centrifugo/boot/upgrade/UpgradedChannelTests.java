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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.centrifugo.engine.testkit.VirtualLoop;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UpgradedChannel}.
 */
class UpgradedChannelTests {

	private final VirtualLoop loop = new VirtualLoop();

	private final FakeSocket socket = new FakeSocket();

	private final UpgradedChannel channel = new UpgradedChannel(this.loop.eventLoop(), this.socket);

	private final StringBuilder received = new StringBuilder();

	@BeforeEach
	void start() {
		this.channel.start((taken) -> taken.pipeline().addLast(new ChannelInboundHandlerAdapter() {

			@Override
			public void channelRead(ChannelHandlerContext ctx, Object message) {
				ByteBuf bytes = (ByteBuf) message;
				UpgradedChannelTests.this.received
					.append(bytes.readCharSequence(bytes.readableBytes(), StandardCharsets.US_ASCII));
				bytes.release();
			}

			@Override
			public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
				UpgradedChannelTests.this.received.append(cause.getMessage());
			}

		}));
		this.loop.run();
	}

	@Test
	void nothingIsReadUntilWanted() {
		this.socket.incoming.add("early");
		this.channel.onReadable();
		this.loop.run();
		assertThat(this.received).isEmpty();
		this.channel.config().setAutoRead(true);
		this.loop.run();
		assertThat(this.received).hasToString("early");
		assertThat(this.socket.awaited).isEqualTo(1);
	}

	@Test
	void readingStopsAndGoesOn() {
		this.channel.config().setAutoRead(true);
		this.loop.run();
		this.channel.config().setAutoRead(false);
		this.socket.incoming.add("one");
		this.channel.onReadable();
		this.loop.run();
		assertThat(this.received).isEmpty();
		this.channel.config().setAutoRead(true);
		this.loop.run();
		assertThat(this.received).hasToString("one");
	}

	@Test
	void peerThatSendsALotIsReadInTurns() {
		for (int i = 0; i < 40; i++) {
			this.socket.incoming.add("x");
		}
		this.channel.config().setAutoRead(true);
		this.loop.run();
		assertThat(this.received).hasSize(40);
		assertThat(this.socket.awaited).isEqualTo(1);
	}

	@Test
	void endOfInputCloses() {
		this.channel.config().setAutoRead(true);
		this.loop.run();
		this.socket.ended = true;
		this.channel.onReadable();
		this.loop.run();
		assertThat(this.channel.isOpen()).isFalse();
		assertThat(this.socket.closed).isTrue();
	}

	@Test
	void failureIsToldAndCloses() {
		this.socket.failure = new IOException("broken");
		this.channel.config().setAutoRead(true);
		this.loop.run();
		assertThat(this.received).hasToString("broken");
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void whatTheServerCannotSendIsPending() {
		this.socket.room = 10;
		byte[] large = bytes(3 * UpgradedChannel.CHUNK);
		this.channel.write(Unpooled.wrappedBuffer(bytes(10)));
		ChannelFuture sent = this.channel.writeAndFlush(Unpooled.wrappedBuffer(large));
		this.loop.run();
		assertThat(pending()).isGreaterThanOrEqualTo(large.length + 10);
		assertThat(sent.isDone()).isFalse();
		this.socket.room = Integer.MAX_VALUE;
		this.channel.onWritable();
		this.loop.run();
		assertThat(sent.isSuccess()).isTrue();
		assertThat(pending()).isZero();
		byte[] all = Arrays.copyOf(bytes(10), 10 + large.length);
		System.arraycopy(large, 0, all, 10, large.length);
		assertThat(this.socket.sent.toByteArray()).isEqualTo(all);
	}

	@Test
	void lastWriteIsSentBeforeTheEnd() {
		this.socket.room = 0;
		this.channel.writeAndFlush(Unpooled.wrappedBuffer(bytes(5))).addListener(ChannelFutureListener.CLOSE);
		this.loop.run();
		assertThat(this.socket.closed).isFalse();
		this.socket.room = 100;
		this.channel.onWritable();
		this.loop.run();
		assertThat(this.socket.sent.size()).isEqualTo(5);
		assertThat(this.socket.closed).isTrue();
	}

	@Test
	void emptyWritesAreDone() {
		assertThat(this.channel.writeAndFlush(Unpooled.buffer(0)).isSuccess()).isTrue();
	}

	@Test
	void pendingBytesAreReleasedAtTheEnd() {
		this.socket.room = 0;
		ByteBuf bytes = Unpooled.wrappedBuffer(bytes(5));
		this.channel.writeAndFlush(bytes);
		this.channel.onClosed();
		this.loop.run();
		assertThat(bytes.refCnt()).isZero();
		assertThat(this.socket.closed).isTrue();
	}

	private long pending() {
		return this.channel.unsafe().outboundBuffer().totalPendingWriteBytes();
	}

	private static byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		for (int i = 0; i < length; i++) {
			bytes[i] = (byte) (i % 251);
		}
		return bytes;
	}

	/**
	 * A socket that sends as much as there is room for.
	 */
	private static final class FakeSocket implements ForeignSocket {

		final Deque<String> incoming = new ArrayDeque<>();

		final ByteArrayOutputStream sent = new ByteArrayOutputStream();

		private ByteBuffer taken = ByteBuffer.allocate(0);

		private @Nullable IOException failure;

		private int room = Integer.MAX_VALUE;

		private int awaited;

		private boolean ended;

		private boolean closed;

		@Override
		public int read(ByteBuffer target) throws IOException {
			if (this.failure != null) {
				throw this.failure;
			}
			String next = this.incoming.poll();
			if (next == null) {
				return this.ended ? -1 : 0;
			}
			target.put(next.getBytes(StandardCharsets.US_ASCII));
			return next.length();
		}

		@Override
		public void awaitReadable() {
			this.awaited++;
		}

		@Override
		public void write(ByteBuffer bytes) {
			assertThat(this.taken.hasRemaining()).isFalse();
			this.taken = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
		}

		@Override
		public boolean flush() {
			while (this.taken.hasRemaining() && this.room > 0) {
				this.sent.write(this.taken.get());
				this.room--;
			}
			return !this.taken.hasRemaining();
		}

		@Override
		public void close() {
			this.closed = true;
		}

		@Override
		public @Nullable SocketAddress remoteAddress() {
			return null;
		}

	}

}
