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

package io.centrifugo.engine.transport.websocket;

import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.centrifugo.engine.hub.LoopTurn;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.TransportInfo;
import io.centrifugo.engine.transport.ChannelConnection;

/**
 * A WebSocket connection from the end of the handshake on. Frames of the session go out
 * as they are, since their wire form has the WebSocket header in it.
 *
 * @since 0.1.0
 */
public class WebSocketConnection extends ChannelConnection {

	private static final Logger logger = LoggerFactory.getLogger(WebSocketConnection.class);

	/** How long the peer has to answer a close frame. */
	private static final long CLOSE_WAIT_SECONDS = 5;

	private final WebSocketDecoder decoder;

	private final @Nullable NativePing ping;

	/** Whether the rest of what the peer sends is thrown away. */
	private boolean deaf;

	/**
	 * Create a connection of a channel whose handshake is done.
	 * @param channel the channel
	 * @param transport what the session is told
	 * @param shared what connections of the transport share
	 * @param deflated whether compression is negotiated
	 * @param nativePing whether to send WebSocket's own pings
	 */
	protected WebSocketConnection(Channel channel, TransportInfo transport, WebSocketShared shared, boolean deflated,
			boolean nativePing) {
		super(channel, transport, shared.flushQueues());
		this.decoder = new WebSocketDecoder(new Receiver(), shared.options().messageSizeLimit(),
				deflated ? shared.decompressor() : null);
		this.ping = nativePing ? NativePing.start(this, shared.options()) : null;
	}

	@Override
	protected final void onBytes(ByteBuf bytes) {
		if (this.deaf) {
			return;
		}
		try {
			this.decoder.decode(bytes);
		}
		catch (WebSocketViolation ex) {
			logger.debug("WebSocket client broke the rules: {} {}", ex.code(), ex.getMessage());
			fail(ex.code());
		}
	}

	/**
	 * Take a message of the client. The kind of its frames is no concern of connections
	 * that know what is spoken.
	 */
	void onMessage(Opcode kind, ByteBuf message) {
		onMessage(message);
	}

	/**
	 * Take a message of the client.
	 * @param message the message; stays the caller's
	 */
	protected void onMessage(ByteBuf message) {
		Session session = session();
		if (session != null) {
			session.onFrame(message);
		}
	}

	@Override
	protected void sayGoodbye(Disconnect disconnect) {
		startClosing(disconnect);
	}

	/**
	 * Begin the closing handshake.
	 * @param disconnect what the close frame says
	 */
	protected final void startClosing(Disconnect disconnect) {
		send(WebSocketFrames.close(channel().alloc(), disconnect.code(), disconnect.reason()));
		closeLater();
	}

	/**
	 * Send a native ping.
	 */
	final void ping() {
		send(WebSocketFrames.control(channel().alloc(), Opcode.PING, new byte[0]));
	}

	/**
	 * End the connection of a peer that does not answer native pings.
	 */
	final void dead() {
		end(Disconnect.NO_PONG);
		channel().close();
	}

	/**
	 * Fail the connection: what the peer sends from here on cannot be understood, but
	 * must be read, since closing a socket with unread bytes would destroy the close
	 * frame.
	 */
	private void fail(int code) {
		this.deaf = true;
		send(WebSocketFrames.close(channel().alloc(), code, ""));
		end(Disconnect.CONNECTION_CLOSED);
		closeLater();
		if (channel() instanceof DuplexChannel duplex && channel().pipeline().get(SslHandler.class) == null) {
			LoopTurn.atEnd(eventLoop(), duplex::shutdownOutput);
		}
	}

	private void closeLater() {
		eventLoop().schedule(() -> channel().close(), CLOSE_WAIT_SECONDS, TimeUnit.SECONDS);
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		if (this.ping != null) {
			this.ping.stop();
		}
		super.channelInactive(ctx);
	}

	/**
	 * What the decoder finds, apart so that it is not public.
	 */
	private final class Receiver implements FrameReceiver {

		@Override
		public void onMessage(Opcode kind, ByteBuf message) {
			if (!closing()) {
				WebSocketConnection.this.onMessage(kind, message);
			}
		}

		@Override
		public void onPing(byte[] payload) {
			// A peer that pings without reading must not make us hoard pongs
			if (!closing() && channel().isWritable()) {
				send(WebSocketFrames.control(channel().alloc(), Opcode.PONG, payload));
			}
		}

		@Override
		public void onPong() {
			if (WebSocketConnection.this.ping != null) {
				WebSocketConnection.this.ping.answered();
			}
		}

		@Override
		public void onClose(int code) {
			WebSocketConnection.this.deaf = true;
			if (closing()) {
				channel().close();
				return;
			}
			end(Disconnect.CONNECTION_CLOSED);
			sendLast(WebSocketFrames.close(channel().alloc(), code, ""));
		}

	}

}
