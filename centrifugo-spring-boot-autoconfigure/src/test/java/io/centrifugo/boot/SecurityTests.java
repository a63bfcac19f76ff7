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
import java.util.Map;

import io.netty.handler.codec.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;

import io.centrifugo.boot.test.LocalCentrifugoPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reactive application with Spring Security.
 */
@SpringBootTest(classes = SecurityTests.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.main.web-application-type=reactive", "spring.security.user.name=user",
				"spring.security.user.password=password", "centrifugo.client.insecure=true",
				"centrifugo.http-api.key=secret", "centrifugo.uni-sse.enabled=true",
				"centrifugo.uni-http-stream.enabled=true", "spring.reactor.netty.shutdown-quiet-period=0s" })
@DirtiesContext
class SecurityTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Map<String, String> HANDSHAKE = Map.of("Connection", "Upgrade", "Upgrade", "websocket",
			"Sec-WebSocket-Version", "13", "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");

	private static final Map<String, String> USER = Map.of("Authorization", "Basic dXNlcjpwYXNzd29yZA==");

	@LocalCentrifugoPort
	private int port;

	@Test
	void handshakeGoesThroughTheFilters() {
		assertThat(status(HttpMethod.GET, "/connection/websocket", HANDSHAKE)).isEqualTo(401);
		assertThat(response(HttpMethod.GET, "/connection/websocket", HANDSHAKE, USER)).startsWith("101 ")
			.contains("nosniff");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/connection/http_stream", "/connection/sse", "/connection/uni_sse",
			"/connection/uni_http_stream" })
	void streamsNeedNoTokenAgainstForgery(String path) {
		assertThat(status(HttpMethod.POST, path)).isEqualTo(401);
		assertThat(status(HttpMethod.POST, path, USER)).isEqualTo(200);
	}

	@Test
	void emulationNeedsNoTokenAgainstForgery() {
		assertThat(status(HttpMethod.POST, "/emulation", USER)).isEqualTo(404);
	}

	@Test
	void apiThatIsOpenToAllAsksForItsKeyOnly() {
		assertThat(status(HttpMethod.POST, "/api/info")).isEqualTo(401);
		assertThat(status(HttpMethod.POST, "/api/info?api_key=secret")).isEqualTo(200);
		assertThat(status(HttpMethod.POST, "/api?api_key=secret")).isEqualTo(200);
	}

	@Test
	void restOfTheApplicationKeepsItsProtection() {
		assertThat(status(HttpMethod.POST, "/form", USER)).isEqualTo(403);
		assertThat(status(HttpMethod.POST, "/api/form", USER)).isEqualTo(403);
		assertThat(status(HttpMethod.POST, "/connection/websocket/", USER)).isEqualTo(403);
	}

	@SafeVarargs
	private int status(HttpMethod method, String uri, Map<String, String>... headers) {
		return Integer.parseInt(response(method, uri, headers).substring(0, 3));
	}

	@SafeVarargs
	private String response(HttpMethod method, String uri, Map<String, String>... headers) {
		return HttpClient.create().headers((all) -> {
			for (Map<String, String> some : headers) {
				some.forEach(all::set);
			}
		})
			.request(method)
			.uri("http://127.0.0.1:" + this.port + uri)
			.send(ByteBufFlux.fromString(Mono.just((method == HttpMethod.POST) ? "{}" : "")))
			.response((response, body) -> Mono
				.just(response.status().code() + " " + response.responseHeaders().get("X-Content-Type-Options")))
			.blockFirst(TIMEOUT);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		SecurityWebFilterChain security(ServerHttpSecurity http) {
			return http.authorizeExchange((
					exchanges) -> exchanges.pathMatchers("/api", "/api/info").permitAll().anyExchange().authenticated())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@Bean
		RouterFunction<ServerResponse> forms() {
			return RouterFunctions.route()
				.POST("/form", (request) -> ServerResponse.ok().build())
				.POST("/api/form", (request) -> ServerResponse.ok().build())
				.build();
		}

	}

}
