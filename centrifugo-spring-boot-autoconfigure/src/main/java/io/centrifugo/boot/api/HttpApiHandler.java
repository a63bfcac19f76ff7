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

package io.centrifugo.boot.api;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

import io.centrifugo.boot.web.EndpointExchange;
import io.centrifugo.engine.api.json.ApiKeyCheck;
import io.centrifugo.engine.api.json.ApiReply;
import io.centrifugo.engine.transport.ClientRequest;

/**
 * Lets callers with a key call one method of the API.
 */
final class HttpApiHandler implements WebHandler {

	private static final int NO_LIMIT = -1;

	private final ApiKeyCheck keyCheck;

	private final Call call;

	HttpApiHandler(ApiKeyCheck keyCheck, Call call) {
		this.keyCheck = keyCheck;
		this.call = call;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange serverExchange) {
		EndpointExchange exchange = EndpointExchange.of(serverExchange);
		ClientRequest request = exchange.request();
		if (!"POST".equals(request.method())) {
			return exchange.answer(HttpStatus.METHOD_NOT_ALLOWED);
		}
		if (!this.keyCheck.allows(header(request, ApiKeyCheck.HEADER), header(request, "Authorization"),
				request.query(ApiKeyCheck.QUERY_PARAMETER))) {
			return exchange.answer(HttpStatus.UNAUTHORIZED);
		}
		return exchange.body(NO_LIMIT)
			.flatMap((body) -> this.call.run(request, body))
			.flatMap((reply) -> exchange.answer(reply.status(), reply.contentType(), reply.body()));
	}

	private static @Nullable String header(ClientRequest request, String name) {
		String value = request.header(name);
		return value.isEmpty() ? null : value;
	}

	/**
	 * A method of the API.
	 */
	@FunctionalInterface
	interface Call {

		/**
		 * Answer a call.
		 */
		Mono<ApiReply> run(ClientRequest request, byte[] body);

		/**
		 * Create a call that depends on the body only.
		 */
		static Call of(Function<byte[], Mono<ApiReply>> call) {
			return (request, body) -> call.apply(body);
		}

	}

}
