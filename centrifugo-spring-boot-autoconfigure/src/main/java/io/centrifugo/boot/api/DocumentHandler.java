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

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

import io.centrifugo.boot.web.EndpointExchange;

/**
 * Answers with a document that stays the same.
 */
final class DocumentHandler implements WebHandler {

	private final String contentType;

	private final byte[] document;

	DocumentHandler(String contentType, byte[] document) {
		this.contentType = contentType;
		this.document = document;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange serverExchange) {
		EndpointExchange exchange = EndpointExchange.of(serverExchange);
		return switch (exchange.request().method()) {
			case "GET" -> exchange.answer(HttpStatus.OK.value(), this.contentType, this.document);
			default -> exchange.answer(HttpStatus.METHOD_NOT_ALLOWED);
		};
	}

}
