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

package io.centrifugo.benchmarks.fleet;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/**
 * Tells a client of what happens to one of its connections.
 */
final class SocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {

	/** How the protocol names a connection that ended without a word. */
	private static final int NO_CODE = 0;

	private final RecoveringClient client;

	private int code = NO_CODE;

	private String reason = "";

	SocketHandler(RecoveringClient client) {
		this.client = client;
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
			this.client.onOpen(context.channel());
		}
		else if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
			context.close();
		}
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
		if (frame instanceof TextWebSocketFrame text) {
			text.text().lines().forEach(this.client::onMessage);
		}
		else if (frame instanceof CloseWebSocketFrame close) {
			this.code = close.statusCode();
			this.reason = close.reasonText();
			context.close();
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		this.client.onClosed(context.channel(), this.code, this.reason);
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable ex) {
		this.client.onException(ex);
		context.close();
	}

}
