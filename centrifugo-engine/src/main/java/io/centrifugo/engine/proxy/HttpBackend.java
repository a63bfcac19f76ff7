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

package io.centrifugo.engine.proxy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.protocol.json.JsonValue;

/**
 * A backend that answers JSON with JSON.
 */
final class HttpBackend {

	private final HttpClient client;

	private final ProxySettings settings;

	HttpBackend(HttpClient client, ProxySettings settings) {
		this.client = client;
		this.settings = settings;
	}

	/**
	 * Ask.
	 * @param headers adds headers, which prevail over fixed ones
	 * @param body the question
	 * @return the members of the answer; fails with {@link StatusException} if its status
	 * is not 200
	 */
	Mono<Map<String, JsonValue>> ask(Consumer<HttpRequest.Builder> headers, String body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.settings.endpoint());
		this.settings.headers().forEach(request::setHeader);
		headers.accept(request);
		request.setHeader("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
		return send(request.build()).timeout(this.settings.timeout())
			.map((answer) -> JsonValue.parse(answer).members());
	}

	private Mono<byte[]> send(HttpRequest request) {
		return Mono.create((sink) -> {
			CompletableFuture<HttpResponse<byte[]>> response = this.client.sendAsync(request,
					HttpResponse.BodyHandlers.ofByteArray());
			sink.onDispose(() -> response.cancel(true));
			response.whenComplete((result, ex) -> {
				if (ex != null) {
					sink.error(ex);
				}
				else if (result.statusCode() != 200) {
					sink.error(new StatusException(result.statusCode()));
				}
				else {
					sink.success(result.body());
				}
			});
		});
	}

	/**
	 * An answer whose status is not 200.
	 */
	@SuppressWarnings("serial")
	static final class StatusException extends IllegalStateException {

		private final int status;

		StatusException(int status) {
			super("Backend answers with status " + status);
			this.status = status;
		}

		int status() {
			return this.status;
		}

	}

}
