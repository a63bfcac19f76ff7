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

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;

/**
 * A socket of Jetty, of which Jetty keeps the waiting and nothing else.
 */
final class JettySocket extends AbstractConnection implements Connection.UpgradeTo, ForeignSocket {

	private final UpgradedChannel channel;

	private final Consumer<Channel> takeOver;

	/** What came behind the handshake. */
	private @Nullable ByteBuffer early;

	private volatile boolean writing;

	JettySocket(EndPoint endPoint, Executor executor, EventLoop loop, Consumer<Channel> takeOver) {
		super(endPoint, executor);
		this.channel = new UpgradedChannel(loop, this);
		this.takeOver = takeOver;
	}

	@Override
	public void onUpgradeTo(@Nullable ByteBuffer prefilled) {
		if (prefilled != null && prefilled.hasRemaining()) {
			this.early = prefilled;
		}
	}

	@Override
	public void onOpen() {
		super.onOpen();
		// Pings tell who is gone
		getEndPoint().setIdleTimeout(0);
		this.channel.start(this.takeOver);
	}

	@Override
	public void onFillable() {
		this.channel.onReadable();
	}

	@Override
	public void onFillInterestedFailed(Throwable cause) {
		this.channel.onClosed();
	}

	@Override
	public void onClose(@Nullable Throwable cause) {
		super.onClose(cause);
		this.channel.onClosed();
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		ByteBuffer before = this.early;
		if (before != null) {
			int length = Math.min(before.remaining(), target.remaining());
			target.put(before.slice().limit(length));
			before.position(before.position() + length);
			this.early = before.hasRemaining() ? before : null;
			return length;
		}
		// Jetty fills behind the limit
		return getEndPoint().fill(target.limit(target.position()));
	}

	@Override
	public void awaitReadable() {
		fillInterested();
	}

	@Override
	public void write(ByteBuffer bytes) throws IOException {
		if (!getEndPoint().flush(bytes)) {
			this.writing = true;
			getEndPoint().write(
					Callback.from(InvocationType.NON_BLOCKING, this::written, (cause) -> this.channel.onClosed()),
					BufferUtil.copy(bytes));
		}
	}

	private void written() {
		this.writing = false;
		this.channel.onWritable();
	}

	@Override
	public boolean flush() {
		return !this.writing;
	}

	@Override
	public SocketAddress remoteAddress() {
		return getEndPoint().getRemoteSocketAddress();
	}

}
