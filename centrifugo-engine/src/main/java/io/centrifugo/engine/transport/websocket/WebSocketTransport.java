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

import java.util.Map;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpResponseStatus;

import io.centrifugo.engine.protocol.frame.WireForm;
import io.centrifugo.engine.session.TransportInfo;
import io.centrifugo.engine.transport.ClientRequest;
import io.centrifugo.engine.transport.FlushQueues;
import io.centrifugo.engine.transport.TransportContext;

/**
 * The bidirectional WebSocket transport.
 *
 * @since 0.1.0
 */
public final class WebSocketTransport implements WebSocketEndpoint {

	/** Name in events and metrics. */
	public static final String NAME = "websocket";

	private static final String JSON_SUBPROTOCOL = "centrifuge-json";

	private static final String PROTOBUF_SUBPROTOCOL = "centrifuge-protobuf";

	private static final TransportInfo JSON = info(WebSocketForms.JSON, true);

	private static final TransportInfo JSON_NATIVE_PING = info(WebSocketForms.JSON, false);

	private static final TransportInfo PROTOBUF = info(WebSocketForms.PROTOBUF, true);

	private static final TransportInfo PROTOBUF_NATIVE_PING = info(WebSocketForms.PROTOBUF, false);

	private final WebSocketOptions options;

	private final TransportContext context;

	private final HandshakeRules rules;

	private final FlushQueues flushQueues;

	/**
	 * Create the transport.
	 * @param options the {@code websocket.*} options
	 * @param context sessions, origins and limits
	 */
	public WebSocketTransport(WebSocketOptions options, TransportContext context) {
		this.options = options;
		this.context = context;
		this.rules = new HandshakeRules(context);
		this.flushQueues = new FlushQueues(options.writeTimeout());
	}

	private static TransportInfo info(WireForm form, boolean pingPong) {
		return new TransportInfo(NAME, form, false, pingPong, Map.of(), "");
	}

	@Override
	public WebSocketHandshake handshake(ClientRequest request) {
		WebSocketHandshake refusal = this.rules.refusal(request);
		if (refusal != null) {
			return refusal;
		}
		String subprotocol = subprotocol(request);
		TransportInfo info = this.context.describe(plainInfo(request, subprotocol), request);
		return new WebSocketHandshake(HttpResponseStatus.SWITCHING_PROTOCOLS, "", subprotocol,
				HandshakeRules.accept(request), (channel) -> takeOver(channel, info));
	}

	private static String subprotocol(ClientRequest request) {
		for (String offered : HandshakeRules.subprotocols(request)) {
			if (offered.equals(JSON_SUBPROTOCOL) || offered.equals(PROTOBUF_SUBPROTOCOL)) {
				return offered;
			}
		}
		return "";
	}

	private static TransportInfo plainInfo(ClientRequest request, String subprotocol) {
		boolean protobuf = subprotocol.equals(PROTOBUF_SUBPROTOCOL) || "protobuf".equals(request.query("cf_protocol"))
				|| "protobuf".equals(request.query("format"));
		if ("true".equals(request.query("cf_ws_frame_ping_pong"))) {
			return protobuf ? PROTOBUF_NATIVE_PING : JSON_NATIVE_PING;
		}
		return protobuf ? PROTOBUF : JSON;
	}

	private void takeOver(Channel channel, TransportInfo info) {
		new ClientWebSocket(channel, info).start();
	}

	/**
	 * A connection of this transport.
	 */
	private final class ClientWebSocket extends WebSocketConnection {

		ClientWebSocket(Channel channel, TransportInfo info) {
			super(channel, info, WebSocketTransport.this.options, WebSocketTransport.this.flushQueues,
					!info.pingPong());
		}

		private void start() {
			seize();
			open(WebSocketTransport.this.context.sessions());
		}

	}

}
