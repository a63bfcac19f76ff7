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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.json.JsonStrings;
import io.centrifugo.engine.session.TransportInfo;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.websocket.WebSocketConnection;
import io.centrifugo.engine.transport.websocket.WebSocketFraming;
import io.centrifugo.engine.transport.websocket.WebSocketShared;

/**
 * A WebSocket connection whose messages are frames of SockJS.
 */
final class SockJsWebSocket extends WebSocketConnection {

	private @Nullable Future<?> heartbeats;

	SockJsWebSocket(Channel channel, TransportInfo transport, WebSocketShared shared) {
		super(channel, transport, shared, false, false);
	}

	void start(TransportContext context, SockJsOptions options) {
		seize();
		open(context.sessions());
		if (options.heartbeats() && !closing()) {
			long delay = options.heartbeatDelay().toMillis();
			this.heartbeats = eventLoop().scheduleWithFixedDelay(this::heartbeat, delay, delay, TimeUnit.MILLISECONDS);
		}
	}

	@Override
	protected void onSeized() {
		sendFrame(SockJsFrames.OPEN);
	}

	private void heartbeat() {
		if (!closing()) {
			sendFrame(SockJsFrames.HEARTBEAT);
		}
	}

	private void sendFrame(String frame) {
		ByteBuf out = channel().alloc().directBuffer();
		WebSocketFraming.TEXT.write(Unpooled.copiedBuffer(frame, StandardCharsets.UTF_8), out);
		send(out);
	}

	@Override
	protected void onMessage(ByteBuf message) {
		if (!message.isReadable()) {
			return;
		}
		List<byte[]> frames;
		try {
			frames = JsonStrings.unquoteAll(ByteBufUtil.getBytes(message));
		}
		catch (MalformedFrameException ex) {
			close(Disconnect.CONNECTION_CLOSED);
			return;
		}
		for (byte[] frame : frames) {
			if (!closing()) {
				super.onMessage(Unpooled.wrappedBuffer(frame));
			}
		}
	}

	@Override
	protected void sayGoodbye(Disconnect disconnect) {
		sendFrame(SockJsFrames.close(disconnect));
		startClosing(disconnect);
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		if (this.heartbeats != null) {
			this.heartbeats.cancel(false);
		}
		super.channelInactive(ctx);
	}

}
