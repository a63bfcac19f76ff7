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
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.transport.ClientRequest;
import io.centrifugo.engine.transport.CorsHeaders;
import io.centrifugo.engine.transport.OriginPatterns;
import io.centrifugo.engine.transport.stream.StreamEndpoint;
import io.centrifugo.engine.transport.stream.StreamExchange;
import io.centrifugo.engine.transport.stream.StreamResponse;

/**
 * Lets the engine answer requests for streams. On Reactor Netty the channel is handed
 * over once the head of the response is sent; other servers write the stream themselves.
 *
 * @since 0.1.0
 */
public final class StreamHandlerAdapter implements WebHandler {

	private static final byte[] NO_BYTES = new byte[0];

	private final StreamEndpoint endpoint;

	private final OriginPatterns origins;

	/**
	 * Create an adapter.
	 * @param endpoint answers requests
	 * @param origins origins whose browsers may see the answers
	 */
	public StreamHandlerAdapter(StreamEndpoint endpoint, OriginPatterns origins) {
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
			return exchange.answer(refusal);
		}
		Mono<byte[]> body = this.endpoint.wantsBody(request) ? exchange.body(this.endpoint.maxBodySize())
				: Mono.just(NO_BYTES);
		return body.map((bytes) -> this.endpoint.open(request, bytes))
			.flatMap((stream) -> answer(exchange, stream))
			.onErrorResume(DataBufferLimitException.class, (ex) -> exchange.tooLarge())
			.onErrorResume(MalformedFrameException.class, (ex) -> exchange.answer(HttpStatus.BAD_REQUEST));
	}

	private Mono<Void> answer(EndpointExchange exchange, StreamExchange stream) {
		HttpServerResponse takeable = exchange.takeable();
		if (takeable == null) {
			return stream.respond(EndpointExchange.eventLoop()).flatMap(exchange::answer);
		}
		// Completing commits the response, which copies the headers that were set
		return exchange.response().setComplete().then(Mono.defer(() -> stream.takeOver(takeable)));
	}

}
