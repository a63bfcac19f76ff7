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

import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import io.centrifugo.engine.transport.ExchangeTakeOver;

/**
 * Answers a granted handshake on an exchange of Reactor Netty, HTTP/1.1 only, and takes
 * the channel over. The exchange completes at the handshake.
 *
 * @since 0.1.0
 */
public final class ReactorNettyUpgrade {

	private ReactorNettyUpgrade() {
	}

	/**
	 * Send 101 and take over.
	 * @param response the response, with whatever headers others have set
	 * @param handshake a granted handshake
	 * @return completes when the channel belongs to the connection
	 */
	public static Mono<Void> upgrade(HttpServerResponse response, WebSocketHandshake handshake) {
		response.status(handshake.status()).chunkedTransfer(false);
		handshake.headers().forEach(response::header);
		return ExchangeTakeOver.run(response, handshake.takeOver());
	}

}
