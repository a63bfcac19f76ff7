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

import java.time.Duration;

import io.centrifugo.engine.transport.websocket.WebSocketOptions;

/**
 * The {@code sockjs.*} options.
 *
 * @param clientUrl address of the client's script, for the page that browsers load into
 * an invisible frame
 * @param heartbeatDelay time between heartbeat frames, zero for none: pings of the client
 * protocol do their work
 * @param disconnectDelay how long a session lives without a response to write to
 * @param maxBodySize most bytes of a request that sends commands
 * @param responseLimit bytes behind which a response that streams ends for the client to
 * ask for another, since browsers keep all of it
 * @param webSocket options of connections by WebSocket
 * @since 0.1.0
 */
public record SockJsOptions(String clientUrl, Duration heartbeatDelay, Duration disconnectDelay, int maxBodySize,
		int responseLimit, WebSocketOptions webSocket) {

	/** The defaults. */
	public static final SockJsOptions DEFAULTS = new SockJsOptions(
			"https://cdn.jsdelivr.net/npm/sockjs-client@1/dist/sockjs.min.js", Duration.ZERO, Duration.ofSeconds(5),
			65536, 128 * 1024, WebSocketOptions.DEFAULTS);

	boolean heartbeats() {
		return !this.heartbeatDelay.isNegative() && !this.heartbeatDelay.isZero();
	}

}
