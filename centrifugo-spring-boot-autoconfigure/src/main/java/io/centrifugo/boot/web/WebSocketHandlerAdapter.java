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

package io.centrifugo.boot.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import io.centrifugo.boot.upgrade.UpgradeableRequest;
import io.centrifugo.engine.transport.websocket.ReactorNettyUpgrade;
import io.centrifugo.engine.transport.websocket.WebSocketEndpoint;
import io.centrifugo.engine.transport.websocket.WebSocketHandshake;

/**
 * Lets the engine decide a WebSocket handshake that came through WebFlux, then hands the
 * channel over: the server's own on Reactor Netty, on Tomcat and Jetty one of ours. The
 * exchange ends with the handshake, so filters see an ordinary request.
 *
 * @since 0.1.0
 */
public final class WebSocketHandlerAdapter implements WebHandler {

	private static final Logger logger = LoggerFactory.getLogger(WebSocketHandlerAdapter.class);

	private final WebSocketEndpoint endpoint;

	/**
	 * Create an adapter.
	 * @param endpoint decides handshakes
	 */
	public WebSocketHandlerAdapter(WebSocketEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	WebSocketEndpoint endpoint() {
		return this.endpoint;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange serverExchange) {
		EndpointExchange exchange = EndpointExchange.of(serverExchange);
		WebSocketHandshake handshake = this.endpoint.handshake(exchange.request());
		if (!handshake.granted()) {
			return refuse(exchange, handshake);
		}
		HttpServerResponse takeable = exchange.takeable();
		if (takeable != null) {
			exchange.response().setStatusCode(HttpStatus.SWITCHING_PROTOCOLS);
			// Completing commits the response, which copies the headers that filters have
			// set
			return exchange.response()
				.setComplete()
				.then(Mono.defer(() -> ReactorNettyUpgrade.upgrade(takeable, handshake)));
		}
		UpgradeableRequest upgradeable = exchange.upgradeable();
		if (upgradeable != null) {
			return upgrade(exchange, upgradeable, handshake);
		}
		logger.warn("WebSocket connections need Reactor Netty, Tomcat or Jetty as the server of the application, "
				+ "or a server of our own: set centrifugo.http-server.port");
		return exchange.answer(HttpStatus.NOT_IMPLEMENTED);
	}

	private static Mono<Void> upgrade(EndpointExchange exchange, UpgradeableRequest request,
			WebSocketHandshake handshake) {
		exchange.response().setStatusCode(HttpStatus.SWITCHING_PROTOCOLS);
		exchange.setHeaders(handshake.headers());
		return exchange.response()
			.setComplete()
			.then(Mono.fromRunnable(() -> request.upgrade(EndpointExchange.eventLoop(), handshake.takeOver())));
	}

	private static Mono<Void> refuse(EndpointExchange exchange, WebSocketHandshake handshake) {
		if (handshake.namesVersion()) {
			exchange.setHeaders(Map.of("Sec-Websocket-Version", "13"));
		}
		byte[] body = handshake.body().getBytes(StandardCharsets.UTF_8);
		return exchange.answer(handshake.status().code(), (body.length > 0) ? "text/plain; charset=utf-8" : "", body);
	}

}
