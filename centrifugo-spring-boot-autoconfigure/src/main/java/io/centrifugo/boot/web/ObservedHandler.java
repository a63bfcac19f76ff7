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

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/**
 * Tells a listener how a handler answers.
 */
final class ObservedHandler implements WebHandler {

	private final String path;

	private final WebHandler delegate;

	private final RequestListener listener;

	ObservedHandler(String path, WebHandler delegate, RequestListener listener) {
		this.path = path;
		this.delegate = delegate;
		this.listener = listener;
	}

	WebHandler delegate() {
		return this.delegate;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange) {
		ServerHttpResponse response = exchange.getResponse();
		String method = exchange.getRequest().getMethod().name();
		response.beforeCommit(
				() -> Mono.fromRunnable(() -> this.listener.onAnswer(this.path, method, status(response).value())));
		return this.delegate.handle(exchange);
	}

	private static HttpStatusCode status(ServerHttpResponse response) {
		HttpStatusCode status = response.getStatusCode();
		return (status != null) ? status : HttpStatus.OK;
	}

}
