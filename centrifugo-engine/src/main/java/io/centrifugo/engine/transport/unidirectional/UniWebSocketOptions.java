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

import java.time.Duration;

import io.centrifugo.engine.transport.websocket.WebSocketOptions;

/**
 * The {@code uni_websocket.*} options of connections.
 *
 * @param webSocket what it shares with the bidirectional transport
 * @param disconnectPush whether a disconnect push goes ahead of the end, unless
 * {@code disable_disconnect_push}
 * @param closingHandshake whether a close frame is the end, unless
 * {@code disable_closing_handshake}
 * @since 0.1.0
 */
public record UniWebSocketOptions(WebSocketOptions webSocket, boolean disconnectPush, boolean closingHandshake) {

	/** The original's defaults. */
	public static final UniWebSocketOptions DEFAULTS = new UniWebSocketOptions(WebSocketOptions.DEFAULTS, true, true);

	public UniWebSocketOptions {
		webSocket = withPings(webSocket);
	}

	/**
	 * Turn pings on: without commands, nothing else tells whether a client is alive.
	 */
	private static WebSocketOptions withPings(WebSocketOptions options) {
		return new WebSocketOptions(options.messageSizeLimit(), options.writeTimeout(),
				positive(options.pingInterval(), WebSocketOptions.DEFAULTS.pingInterval()),
				positive(options.pongTimeout(), WebSocketOptions.DEFAULTS.pongTimeout()), options.deflate());
	}

	private static Duration positive(Duration value, Duration otherwise) {
		return (value.isNegative() || value.isZero()) ? otherwise : value;
	}

}
