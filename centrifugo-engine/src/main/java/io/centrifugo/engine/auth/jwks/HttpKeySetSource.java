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

package io.centrifugo.engine.auth.jwks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import reactor.core.publisher.Mono;

/**
 * Fetches key sets over HTTP: 1 second an attempt, two attempts, no redirects, at most 1
 * MB.
 *
 * @since 0.1.0
 */
public final class HttpKeySetSource implements KeySetSource {

	static final int MAX_SIZE = 1 << 20;

	private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

	private final Duration timeout;

	/**
	 * Create a source with threads of its own, which do not keep the process alive.
	 */
	public HttpKeySetSource() {
		this(Duration.ofSeconds(1));
	}

	/**
	 * Create a source with another time limit.
	 * @param timeout how long an attempt may take, body included
	 */
	HttpKeySetSource(Duration timeout) {
		this.timeout = timeout;
	}

	@Override
	public Mono<byte[]> fetch(URI url) {
		return attempt(url).onErrorResume((ex) -> attempt(url))
			.onErrorMap((ex) -> !(ex instanceof KeySetUnavailableException),
					(ex) -> new KeySetUnavailableException("No key set: " + ex.getClass().getSimpleName()));
	}

	private Mono<byte[]> attempt(URI url) {
		HttpRequest request = HttpRequest.newBuilder(url).header("Accept", "application/json").build();
		return Mono.<byte[]>create((sink) -> {
			CompletableFuture<HttpResponse<byte[]>> response = this.client.sendAsync(request, HttpKeySetSource::handle);
			sink.onDispose(() -> response.cancel(true));
			response.whenComplete((result, ex) -> {
				if (ex == null) {
					sink.success(result.body());
				}
				else if (!response.isCancelled()) {
					sink.error(ex);
				}
			});
		}).timeout(this.timeout);
	}

	private static HttpResponse.BodySubscriber<byte[]> handle(HttpResponse.ResponseInfo response) {
		if (response.statusCode() != 200) {
			throw new KeySetUnavailableException("No key set: status " + response.statusCode());
		}
		return new BoundedBody(MAX_SIZE);
	}

}
