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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HttpKeySetSource}.
 */
class HttpKeySetSourceTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final AtomicInteger requests = new AtomicInteger();

	private Duration timeout = LIMIT;

	private DisposableServer server;

	@AfterEach
	void stop() {
		this.server.disposeNow();
	}

	@Test
	void fetchesTheBody() {
		serve((request, response) -> response.sendString(Mono.just("{}")));
		StepVerifier.create(fetch().map((body) -> new String(body, StandardCharsets.UTF_8)))
			.expectNext("{}")
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.requests).hasValue(1);
	}

	@Test
	void triesTwice() {
		serve((request, response) -> (this.requests.get() == 1) ? response.status(500).send()
				: response.sendString(Mono.just("{}")));
		StepVerifier.create(fetch()).expectNextCount(1).expectComplete().verify(LIMIT);
		assertThat(this.requests).hasValue(2);
	}

	@Test
	void doesNotFollowRedirects() {
		serve((request, response) -> response.sendRedirect("http://localhost:" + this.server.port() + "/other"));
		assertUnavailable();
		assertThat(this.requests).hasValue(2);
	}

	@Test
	void givesUpOnLargeBodies() {
		serve((request, response) -> response
			.sendByteArray(Flux.range(0, 80).map((i) -> new byte[HttpKeySetSource.MAX_SIZE / 64])));
		assertUnavailable();
	}

	@Test
	void givesUpOnSlowBodies() {
		this.timeout = Duration.ofMillis(300);
		serve((request, response) -> response.sendString(Flux.interval(Duration.ofMillis(60)).map((i) -> " ")));
		assertUnavailable();
		assertThat(this.requests).hasValueLessThanOrEqualTo(2);
	}

	@Test
	void givesUpOnSilence() {
		this.timeout = Duration.ofMillis(300);
		serve((request, response) -> Mono.never());
		assertUnavailable();
		assertThat(this.requests).hasValueLessThanOrEqualTo(2);
	}

	private void serve(BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> handler) {
		this.server = HttpServer.create().port(0).handle((request, response) -> {
			this.requests.incrementAndGet();
			return handler.apply(request, response);
		}).bindNow();
	}

	private Mono<byte[]> fetch() {
		return new HttpKeySetSource(this.timeout).fetch(URI.create("http://localhost:" + this.server.port() + "/keys"));
	}

	private void assertUnavailable() {
		StepVerifier.create(fetch()).expectError(KeySetUnavailableException.class).verify(LIMIT);
	}

}
