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

import java.util.Map;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpResponseStatus;

import io.centrifugo.engine.session.TransportInfo;
import io.centrifugo.engine.transport.ClientRequest;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.websocket.HandshakeRules;
import io.centrifugo.engine.transport.websocket.WebSocketEndpoint;
import io.centrifugo.engine.transport.websocket.WebSocketHandshake;
import io.centrifugo.engine.transport.websocket.WebSocketShared;

/**
 * SockJS by WebSocket. A session is its connection.
 */
final class SockJsWebSocketTransport implements WebSocketEndpoint {

	private static final TransportInfo INFO = new TransportInfo(SockJsTransport.NAME, SockJsFrames.WEB_SOCKET, false,
			true, Map.of(), "");

	private final SockJsOptions options;

	private final TransportContext context;

	private final HandshakeRules rules;

	private final WebSocketShared shared;

	SockJsWebSocketTransport(SockJsOptions options, TransportContext context) {
		this.options = options;
		this.context = context;
		this.rules = new HandshakeRules(context);
		this.shared = new WebSocketShared(options.webSocket());
	}

	@Override
	public WebSocketHandshake handshake(ClientRequest request) {
		WebSocketHandshake refusal = this.rules.refusal(request);
		if (refusal != null) {
			return refusal;
		}
		TransportInfo info = this.context.describe(INFO, request);
		return new WebSocketHandshake(HttpResponseStatus.SWITCHING_PROTOCOLS, "", "", "",
				HandshakeRules.accept(request), (channel) -> takeOver(channel, info));
	}

	private void takeOver(Channel channel, TransportInfo info) {
		new SockJsWebSocket(channel, info, this.shared).start(this.context, this.options);
	}

}
