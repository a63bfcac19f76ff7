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

package io.centrifugo.boot.transport;

import java.nio.charset.StandardCharsets;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

import io.centrifugo.boot.web.EndpointExchange;
import io.centrifugo.engine.transport.CorsHeaders;
import io.centrifugo.engine.transport.TransportContext;

/**
 * Answers nothing of interest, but as a connection would be answered: browsers get
 * cookies and connections ready by it.
 */
final class InitHandler implements WebHandler {

	private static final byte[] BODY = "{}".getBytes(StandardCharsets.US_ASCII);

	private final TransportContext context;

	InitHandler(TransportContext context) {
		this.context = context;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange serverExchange) {
		EndpointExchange exchange = EndpointExchange.of(serverExchange);
		if (!this.context.limits().admit()) {
			return exchange.answer(HttpStatus.SERVICE_UNAVAILABLE);
		}
		exchange.setHeaders(CorsHeaders.of(this.context.origins(), exchange.request()));
		if (!"GET".equals(exchange.request().method())) {
			return exchange.answer(HttpStatus.METHOD_NOT_ALLOWED);
		}
		return exchange.answer(200, "application/json; charset=utf-8", BODY);
	}

}
