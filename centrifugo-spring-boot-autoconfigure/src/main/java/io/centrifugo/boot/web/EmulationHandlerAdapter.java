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
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.transport.ClientRequest;
import io.centrifugo.engine.transport.CorsHeaders;
import io.centrifugo.engine.transport.OriginPatterns;
import io.centrifugo.engine.transport.emulation.EmulationEndpoint;
import io.centrifugo.engine.transport.stream.StreamResponse;

/**
 * Lets the engine take the commands of clients whose replies come on a stream.
 *
 * @since 0.1.0
 */
public final class EmulationHandlerAdapter implements WebHandler {

	private final EmulationEndpoint endpoint;

	private final OriginPatterns origins;

	/**
	 * Create an adapter.
	 * @param endpoint takes commands
	 * @param origins origins whose browsers may see the answers
	 */
	public EmulationHandlerAdapter(EmulationEndpoint endpoint, OriginPatterns origins) {
		this.endpoint = endpoint;
		this.origins = origins;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange serverExchange) {
		EndpointExchange exchange = EndpointExchange.of(serverExchange);
		ClientRequest request = exchange.request();
		exchange.setHeaders(CorsHeaders.of(this.origins, request));
		StreamResponse refusal = this.endpoint.refusal(request);
		if (refusal != null) {
			exchange.setHeaders(refusal.headers());
			return exchange.answer(HttpStatusCode.valueOf(refusal.status().code()));
		}
		return exchange.body(this.endpoint.maxBodySize())
			.flatMap((body) -> this.endpoint.handle(request, body))
			.flatMap((status) -> exchange.answer(HttpStatusCode.valueOf(status.code())))
			.onErrorResume(DataBufferLimitException.class, (ex) -> exchange.tooLarge());
	}

}
