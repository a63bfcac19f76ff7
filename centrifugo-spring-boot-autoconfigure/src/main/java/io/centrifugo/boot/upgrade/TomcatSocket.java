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
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import jakarta.servlet.http.WebConnection;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * A socket of Tomcat, of which Tomcat keeps the waiting and nothing else. Made by Tomcat,
 * hence public.
 *
 * @since 0.1.0
 */
@SuppressWarnings("NullAway.Init")
public final class TomcatSocket implements InternalHttpUpgradeHandler, ForeignSocket {

	private SocketWrapperBase<?> socket;

	private EventLoop loop;

	private Consumer<Channel> takeOver;

	private @Nullable UpgradedChannel channel;

	/**
	 * Create; for Tomcat.
	 */
	public TomcatSocket() {
		// Everything comes later
	}

	void onInit(EventLoop where, Consumer<Channel> what) {
		this.loop = where;
		this.takeOver = what;
	}

	@Override
	public void setSocketWrapper(SocketWrapperBase<?> socketWrapper) {
		this.socket = socketWrapper;
	}

	@Override
	public void init(WebConnection connection) {
		this.channel = new UpgradedChannel(this.loop, this);
		this.channel.start(this.takeOver);
	}

	@Override
	public SocketState upgradeDispatch(SocketEvent status) {
		UpgradedChannel target = this.channel;
		if (target == null) {
			return SocketState.CLOSED;
		}
		switch (status) {
			case OPEN_READ -> {
				target.onReadable();
				// Not polled for reading until asked to
				return SocketState.SUSPENDED;
			}
			case OPEN_WRITE -> {
				target.onWritable();
				return SocketState.UPGRADED;
			}
			default -> {
				target.onClosed();
				return SocketState.CLOSED;
			}
		}
	}

	@Override
	public void timeoutAsync(long now) {
		// There are no time-outs
	}

	@Override
	public void setSslSupport(SSLSupport sslSupport) {
		// Nobody asks
	}

	@Override
	public void pause() {
		// Clients are sent away by the node
	}

	@Override
	public void destroy() {
		if (this.channel != null) {
			this.channel.onClosed();
		}
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		return this.socket.read(false, target);
	}

	@Override
	public void awaitReadable() {
		this.socket.registerReadInterest();
	}

	@Override
	public void write(ByteBuffer bytes) throws IOException {
		this.socket.write(false, bytes);
	}

	@Override
	public boolean flush() throws IOException {
		if (this.socket.flush(false)) {
			this.socket.registerWriteInterest();
			return false;
		}
		return true;
	}

	@Override
	public void close() {
		this.socket.close();
	}

	@Override
	public SocketAddress remoteAddress() {
		return InetSocketAddress.createUnresolved(this.socket.getRemoteAddr(), this.socket.getRemotePort());
	}

}
