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

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.command.ConnectRequest;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.json.JsonCodec;
import io.centrifugo.engine.session.TransportInfo;
import io.centrifugo.engine.transport.ClientRequest;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.websocket.HandshakeRules;
import io.centrifugo.engine.transport.websocket.WebSocketEndpoint;
import io.centrifugo.engine.transport.websocket.WebSocketForms;
import io.centrifugo.engine.transport.websocket.WebSocketHandshake;
import io.centrifugo.engine.transport.websocket.WebSocketShared;

/**
 * The unidirectional WebSocket transport. The connect request comes in the query or as
 * the first message.
 *
 * @since 0.1.0
 */
public final class UniWebSocketTransport implements WebSocketEndpoint {

	private final UniWebSocketOptions options;

	private final TransportContext context;

	private final HandshakeRules rules;

	private final WebSocketShared shared;

	private final TransportInfo plain;

	private final TransportInfo deflated;

	/**
	 * Create the transport.
	 * @param options the {@code uni_websocket.*} options
	 * @param context sessions, origins and limits
	 */
	public UniWebSocketTransport(UniWebSocketOptions options, TransportContext context) {
		this.options = options;
		this.context = context;
		this.rules = new HandshakeRules(context);
		this.shared = new WebSocketShared(options.webSocket());
		this.plain = info(this.shared.forms(false));
		this.deflated = info(this.shared.forms(true));
	}

	private static TransportInfo info(WebSocketForms forms) {
		return new TransportInfo("uni_websocket", forms.unidirectionalJson(), false, true, Map.of(), "");
	}

	@Override
	public WebSocketHandshake handshake(ClientRequest request) {
		WebSocketHandshake refusal = this.rules.refusal(request);
		if (refusal != null) {
			return refusal;
		}
		try {
			ConnectRequest connect = connectRequest(request);
			String extensions = this.shared.extensions(request);
			TransportInfo info = this.context.describe(extensions.isEmpty() ? this.plain : this.deflated, request);
			return new WebSocketHandshake(HttpResponseStatus.SWITCHING_PROTOCOLS, "", "", extensions,
					HandshakeRules.accept(request),
					(channel) -> connection(channel, info, !extensions.isEmpty()).start(this.context, connect));
		}
		catch (MalformedFrameException ex) {
			return WebSocketHandshake.refuse(HttpResponseStatus.BAD_REQUEST, "invalid connect request");
		}
	}

	private static @Nullable ConnectRequest connectRequest(ClientRequest request) {
		String parameter = request.query("cf_connect");
		if (parameter == null || parameter.isEmpty()) {
			return null;
		}
		return JsonCodec.INSTANCE
			.readConnectRequest(Unpooled.wrappedBuffer(parameter.getBytes(StandardCharsets.UTF_8)));
	}

	private UniWebSocketConnection connection(Channel channel, TransportInfo info, boolean compressed) {
		return new UniWebSocketConnection(channel, info, this.options, this.shared, compressed);
	}

}
