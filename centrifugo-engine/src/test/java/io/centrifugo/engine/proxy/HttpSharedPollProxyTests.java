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

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

import io.centrifugo.engine.handler.SharedPollAnswer;
import io.centrifugo.engine.handler.SharedPollEvent;
import io.centrifugo.engine.protocol.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HttpSharedPollProxy}.
 */
class HttpSharedPollProxyTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final SharedPollEvent event = new SharedPollEvent("poll:a",
			List.of(new SharedPollEvent.KnownKey("a\"b", 0), new SharedPollEvent.KnownKey("c", -1)));

	private final AtomicReference<String> request = new AtomicReference<>();

	private volatile String answer = "";

	private volatile int status = 200;

	private HttpServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/poll", this::handle);
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	private void handle(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		this.request.set(exchange.getRequestHeaders().getFirst("Content-Type") + " "
				+ exchange.getRequestHeaders().getFirst("X-Key") + " " + body);
		byte[] bytes = this.answer.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(this.status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	@Test
	void asksAndAnswersInTheOriginalsFormat() {
		this.answer = "{\"result\":{\"items\":[{\"key\":\"c\",\"data\":{\"v\": 1},\"version\":18446744073709551615,"
				+ "\"prev_data\":{\"v\":0}},{\"key\":\"d\",\"removed\":true}],\"epoch\":\"e\",\"more\":1}}";
		SharedPollAnswer read = proxy().onSharedPoll(this.event).block(LIMIT);
		assertThat(this.request.get()).isEqualTo("application/json secret {\"channel\":\"poll:a\",\"items\":["
				+ "{\"key\":\"a\\\"b\"},{\"key\":\"c\",\"version\":18446744073709551615}]}");
		assertThat(read).isEqualTo(new SharedPollAnswer(
				List.of(new SharedPollAnswer.Item("c", Payload.of("{\"v\": 1}"), -1, false, Payload.of("{\"v\":0}")),
						SharedPollAnswer.Item.removed("d")),
				"e"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "500|{}", "204|", "200|no", "200|[]", "200|{\"error\":{\"code\":100}}",
			"200|{\"result\":{\"items\":[1]}}" })
	void whenAnswerIsNoneThenItFails(int code, String body) {
		this.status = code;
		this.answer = (body != null) ? body : "";
		StepVerifier.create(proxy().onSharedPoll(this.event)).expectError().verify(LIMIT);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{}", "{\"result\":null}", "{\"result\":{\"items\":null}}" })
	void whenThereIsNoResultThenNothingHasChanged(String body) {
		this.answer = body;
		assertThat(proxy().onSharedPoll(this.event).block(LIMIT)).isEqualTo(SharedPollAnswer.UNCHANGED);
	}

	private HttpSharedPollProxy proxy() {
		URI endpoint = URI.create("http://localhost:" + this.server.getAddress().getPort() + "/poll");
		return new HttpSharedPollProxy(HttpClient.newHttpClient(),
				new ProxySettings(endpoint, Duration.ofSeconds(5), Map.of("X-Key", "secret")));
	}

}
