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

package io.centrifugo.boot.server;

import java.util.Map;
import java.util.stream.Stream;

import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.util.StringUtils;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.http.server.HttpServer;

import io.centrifugo.boot.web.WebEndpoints;
import io.centrifugo.engine.transport.websocket.WebSocketEndpoint;
import io.centrifugo.engine.transport.websocket.WebSocketRoute;

/**
 * Makes the server of our own. WebSocket connections take a short cut in front of
 * WebFlux, since no filter stands there.
 */
final class DedicatedServerFactory {

	/** Browsers send the connect command of SSE in the address. */
	private static final int MAX_REQUEST_LINE_LENGTH = 64 * 1024;

	private static final int MAX_HEADER_SIZE = 64 * 1024;

	private final WebEndpoints endpoints;

	DedicatedServerFactory(WebEndpoints endpoints) {
		this.endpoints = endpoints;
	}

	HttpServer create(String address, int port, Stream<HttpServerCustomizer> customizers) {
		Map<String, WebSocketEndpoint> webSockets = this.endpoints.webSockets();
		HttpServer server = HttpServer.create()
			.port(port)
			.httpRequestDecoder(
					(spec) -> spec.maxInitialLineLength(MAX_REQUEST_LINE_LENGTH).maxHeaderSize(MAX_HEADER_SIZE))
			.doOnChannelInit((observer, channel, remote) -> WebSocketRoute.install(channel, webSockets));
		if (StringUtils.hasText(address)) {
			server = server.host(address);
		}
		HttpHandler handler = WebHttpHandlerBuilder.webHandler(this.endpoints::handle).build();
		server = server.handle(new ReactorHttpHandlerAdapter(handler));
		for (HttpServerCustomizer customizer : customizers.toList()) {
			server = customizer.customize(server);
		}
		return server;
	}

}
