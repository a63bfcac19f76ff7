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

package io.centrifugo.boot;

import java.time.Duration;
import java.util.Locale;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;

import io.centrifugo.boot.test.LocalCentrifugoPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which pages may use which endpoint.
 */
@SpringBootTest(classes = AbstractApplicationTests.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "centrifugo.client.insecure=true", "centrifugo.client.allowed-origins=https://*.example.com",
				"centrifugo.http-api.insecure=true", "centrifugo.init.enabled=true", "centrifugo.uni-sse.enabled=true",
				"centrifugo.uni-http-stream.enabled=true", "centrifugo.uni-websocket.enabled=true",
				"spring.reactor.netty.shutdown-quiet-period=0s" })
@DirtiesContext
abstract class AbstractOriginTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final String OWN = "https://app.example.com";

	private static final String FOREIGN = "https://example.com.evil.net";

	@LocalCentrifugoPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/connection/websocket", "/connection/uni_websocket" })
	void foreignPageIsRefusedAWebSocket(String path) {
		assertThat(handshake(path, FOREIGN).status()).isEqualTo(403);
		assertThat(handshake(path, OWN).status()).isEqualTo(101);
		assertThat(handshake(path, "").status()).isEqualTo(101);
	}

	@ParameterizedTest
	@CsvSource({ "GET, /connection/sse?cf_connect=%7B%22id%22%3A1%2C%22connect%22%3A%7B%7D%7D, 200",
			"POST, /connection/sse, 200", "POST, /connection/http_stream, 200", "GET, /connection/uni_sse, 200",
			"POST, /connection/uni_http_stream, 200", "POST, /emulation, 404", "GET, /connection/init, 200" })
	void foreignPageCannotReadAnswers(String method, String uri, int status) {
		Answer own = call(method, uri, OWN);
		assertThat(own.status()).isEqualTo(status);
		assertThat(own.headers().get("Access-Control-Allow-Origin")).isEqualTo(OWN);
		assertThat(own.headers().get("Access-Control-Allow-Credentials")).isEqualTo("true");
		assertThat(own.headers().get("Access-Control-Allow-Headers")).isEqualTo("content-type");
		Answer foreign = call(method, uri, FOREIGN);
		assertThat(foreign.status()).isEqualTo(status);
		assertThat(foreign.headers().names())
			.noneMatch((name) -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
	}

	@ParameterizedTest
	@CsvSource({ "/connection/http_stream, 204", "/connection/uni_http_stream, 204", "/emulation, 204",
			"/connection/sse, 405", "/connection/uni_sse, 405" })
	void preflightIsAnsweredWhereBrowsersSendOne(String path, int status) {
		Answer answer = preflight(path, OWN);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.headers().get("Access-Control-Allow-Origin")).isEqualTo(OWN);
		if (status == 204) {
			assertThat(answer.headers().get("Access-Control-Allow-Methods")).isEqualTo("POST, OPTIONS");
			assertThat(answer.headers().get("Access-Control-Max-Age")).isEqualTo("300");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/connection/http_stream", "/emulation" })
	void preflightOfAForeignPagePermitsNothing(String path) {
		assertThat(preflight(path, FOREIGN).headers().contains("Access-Control-Allow-Origin")).isFalse();
	}

	@Test
	void apiIsNotForPages() {
		Answer answer = call("POST", "/api/info", OWN);
		assertThat(answer.headers().names())
			.noneMatch((name) -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
	}

	private Answer handshake(String path, String origin) {
		return send(client(origin).headers((headers) -> headers.set("Connection", "Upgrade")
			.set("Upgrade", "websocket")
			.set("Sec-WebSocket-Version", "13")
			.set("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")), "GET", path);
	}

	private Answer call(String method, String uri, String origin) {
		return send(client(origin).headers((headers) -> headers.set("Access-Control-Request-Headers", "content-type")),
				method, uri);
	}

	/** As browsers send it. */
	private Answer preflight(String path, String origin) {
		return send(client(origin).headers((headers) -> headers.set("Access-Control-Request-Method", "POST")
			.set("Access-Control-Request-Headers", "content-type")), "OPTIONS", path);
	}

	private static HttpClient client(String origin) {
		HttpClient client = HttpClient.newConnection();
		return origin.isEmpty() ? client : client.headers((headers) -> headers.set("Origin", origin));
	}

	private Answer send(HttpClient client, String method, String uri) {
		return client.request(HttpMethod.valueOf(method))
			.uri("http://127.0.0.1:" + this.port + uri)
			.send(ByteBufFlux.fromString(Mono.just("POST".equals(method) ? "{}" : "")))
			.response((response, body) -> Mono.just(new Answer(response.status().code(), response.responseHeaders())))
			.blockFirst(TIMEOUT);
	}

	private record Answer(int status, HttpHeaders headers) {
	}

}
