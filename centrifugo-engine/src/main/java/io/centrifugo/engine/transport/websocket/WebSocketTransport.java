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
import java.util.concurrent.ConcurrentHashMap;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpResponseStatus;

import io.centrifugo.engine.session.TransportInfo;
import io.centrifugo.engine.transport.ClientRequest;
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

	private final WebSocketShared shared;

	private final TransportContext context;

	private final HandshakeRules rules;

	private final Map<Variant, TransportInfo> infos = new ConcurrentHashMap<>();

	/**
	 * Create the transport.
	 * @param options the {@code websocket.*} options
	 * @param context sessions, origins and limits
	 */
	public WebSocketTransport(WebSocketOptions options, TransportContext context) {
		this.shared = new WebSocketShared(options);
		this.context = context;
		this.rules = new HandshakeRules(context);
	}

	@Override
	public WebSocketHandshake handshake(ClientRequest request) {
		WebSocketHandshake refusal = this.rules.refusal(request);
		if (refusal != null) {
			return refusal;
		}
		String subprotocol = subprotocol(request);
		String extensions = this.shared.extensions(request);
		Variant variant = new Variant(protobuf(request, subprotocol), !extensions.isEmpty(),
				"true".equals(request.query("cf_ws_frame_ping_pong")));
		TransportInfo info = this.context.describe(this.infos.computeIfAbsent(variant, this::info), request);
		return new WebSocketHandshake(HttpResponseStatus.SWITCHING_PROTOCOLS, "", subprotocol, extensions,
				HandshakeRules.accept(request), (channel) -> takeOver(channel, info, variant));
	}

	private static String subprotocol(ClientRequest request) {
		for (String offered : HandshakeRules.subprotocols(request)) {
			if (offered.equals(JSON_SUBPROTOCOL) || offered.equals(PROTOBUF_SUBPROTOCOL)) {
				return offered;
			}
		}
		return "";
	}

	private static boolean protobuf(ClientRequest request, String subprotocol) {
		return subprotocol.equals(PROTOBUF_SUBPROTOCOL) || "protobuf".equals(request.query("cf_protocol"))
				|| "protobuf".equals(request.query("format"));
	}

	private TransportInfo info(Variant variant) {
		WebSocketForms forms = this.shared.forms(variant.deflated());
		return new TransportInfo(NAME, variant.protobuf() ? forms.protobuf() : forms.json(), false,
				!variant.nativePing(), Map.of(), "");
	}

	private void takeOver(Channel channel, TransportInfo info, Variant variant) {
		new ClientWebSocket(channel, info, variant).start();
	}

	/**
	 * What the handshake has settled.
	 */
	private record Variant(boolean protobuf, boolean deflated, boolean nativePing) {
	}

	/**
	 * A connection of this transport.
	 */
	private final class ClientWebSocket extends WebSocketConnection {

		ClientWebSocket(Channel channel, TransportInfo info, Variant variant) {
			super(channel, info, WebSocketTransport.this.shared, variant.deflated(), variant.nativePing());
		}

		private void start() {
			seize();
			open(WebSocketTransport.this.context.sessions());
		}

	}

}
