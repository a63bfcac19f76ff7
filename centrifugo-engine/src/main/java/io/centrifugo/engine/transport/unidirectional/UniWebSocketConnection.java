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

package io.centrifugo.engine.transport.unidirectional;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.command.ConnectRequest;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.push.DisconnectPush;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.TransportInfo;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.websocket.WebSocketConnection;
import io.centrifugo.engine.transport.websocket.WebSocketShared;

/**
 * A WebSocket connection that carries pushes only.
 */
final class UniWebSocketConnection extends WebSocketConnection {

	private final UniWebSocketOptions options;

	private boolean connected;

	UniWebSocketConnection(Channel channel, TransportInfo transport, UniWebSocketOptions options,
			WebSocketShared shared, boolean deflated) {
		super(channel, transport, shared, deflated, true);
		this.options = options;
	}

	/**
	 * Begin.
	 * @param connect the connect request, {@code null} if it is the first message
	 */
	void start(TransportContext context, @Nullable ConnectRequest connect) {
		this.connected = connect != null;
		seize();
		Session session = open(context.sessions());
		if (connect != null && !closing()) {
			session.connect(connect);
		}
	}

	@Override
	protected void onMessage(ByteBuf message) {
		Session session = session();
		if (this.connected || session == null) {
			return;
		}
		this.connected = true;
		try {
			session.connect(transport().wireForm().codec().readConnectRequest(message));
		}
		catch (MalformedFrameException ex) {
			close(Disconnect.BAD_REQUEST);
		}
	}

	@Override
	protected void sayGoodbye(Disconnect disconnect) {
		if (this.options.disconnectPush() && disconnect.code() != Disconnect.SLOW.code()) {
			send(transport().wireForm().encode(channel().alloc(), new Push("", new DisconnectPush(disconnect))));
		}
		if (this.options.closingHandshake()) {
			startClosing(disconnect);
		}
		else {
			sendLast(channel().alloc().buffer(0));
		}
	}

}
