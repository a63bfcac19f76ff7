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

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.transport.ClientRequest;
import io.centrifugo.engine.transport.CorsHeaders;
import io.centrifugo.engine.transport.OriginPatterns;
import io.centrifugo.engine.transport.sockjs.SockJsTransport;
import io.centrifugo.engine.transport.websocket.WebSocketEndpoint;

/**
 * Lets the engine answer the requests of SockJS clients. Only connections by WebSocket
 * get the channel; responses are written by the server.
 *
 * @since 0.1.0
 */
public final class SockJsHandlerAdapter implements WebHandler {

	private final String prefix;

	private final SockJsTransport transport;

	private final OriginPatterns origins;

	/**
	 * Create an adapter.
	 * @param prefix the configured path that all those of the transport are below
	 * @param transport answers requests
	 * @param origins origins whose browsers may see the answers
	 */
	public SockJsHandlerAdapter(String prefix, SockJsTransport transport, OriginPatterns origins) {
		this.prefix = WebEndpoint.base(prefix);
		this.transport = transport;
		this.origins = origins;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange serverExchange) {
		String path = serverExchange.getRequest()
			.getPath()
			.pathWithinApplication()
			.value()
			.substring(this.prefix.length());
		WebSocketEndpoint webSocket = this.transport.webSocket(path);
		if (webSocket != null) {
			return new WebSocketHandlerAdapter(webSocket).handle(serverExchange);
		}
		EndpointExchange exchange = EndpointExchange.of(serverExchange);
		ClientRequest request = exchange.request();
		exchange.setHeaders(CorsHeaders.of(this.origins, request));
		return exchange.body(this.transport.maxBodySize())
			.map((body) -> this.transport.answer(request, path, body, EndpointExchange.eventLoop()))
			.flatMap(exchange::answer)
			.onErrorResume(DataBufferLimitException.class, (ex) -> exchange.tooLarge());
	}

}
