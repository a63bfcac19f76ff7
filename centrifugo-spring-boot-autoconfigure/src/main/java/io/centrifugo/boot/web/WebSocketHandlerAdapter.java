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

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import io.centrifugo.engine.transport.NettyClientRequest;
import io.centrifugo.engine.transport.websocket.ReactorNettyUpgrade;
import io.centrifugo.engine.transport.websocket.WebSocketEndpoint;
import io.centrifugo.engine.transport.websocket.WebSocketHandshake;

/**
 * Lets the engine decide a WebSocket handshake that came through WebFlux, then hands the
 * channel over. The exchange ends with the handshake, so filters see an ordinary request.
 *
 * @since 0.1.0
 */
public final class WebSocketHandlerAdapter implements WebHandler {

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
	public Mono<Void> handle(ServerWebExchange exchange) {
		HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
		WebSocketHandshake handshake = this.endpoint.handshake(NettyClientRequest.of(request));
		ServerHttpResponse response = exchange.getResponse();
		if (!handshake.granted()) {
			return refuse(response, handshake);
		}
		HttpServerResponse nettyResponse = ServerHttpResponseDecorator.getNativeResponse(response);
		// Completing commits the response, which copies the headers that filters have set
		return response.setComplete().then(Mono.defer(() -> ReactorNettyUpgrade.upgrade(nettyResponse, handshake)));
	}

	private static Mono<Void> refuse(ServerHttpResponse response, WebSocketHandshake handshake) {
		response.setStatusCode(HttpStatusCode.valueOf(handshake.status().code()));
		if (handshake.namesVersion()) {
			response.getHeaders().set("Sec-Websocket-Version", "13");
		}
		if (handshake.body().isEmpty()) {
			return response.setComplete();
		}
		DataBuffer body = response.bufferFactory().wrap(handshake.body().getBytes(StandardCharsets.UTF_8));
		return response.writeWith(Mono.just(body));
	}

}
