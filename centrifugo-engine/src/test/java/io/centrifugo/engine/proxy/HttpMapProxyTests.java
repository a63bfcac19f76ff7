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
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

import io.centrifugo.engine.handler.ClientContext;
import io.centrifugo.engine.handler.map.MapPublishDecision;
import io.centrifugo.engine.handler.map.MapPublishDecision.Condition;
import io.centrifugo.engine.handler.map.MapPublishDecision.Existing;
import io.centrifugo.engine.handler.map.MapPublishEvent;
import io.centrifugo.engine.handler.map.MapRemoveDecision;
import io.centrifugo.engine.handler.map.MapRemoveEvent;
import io.centrifugo.engine.metrics.EngineMetrics;
import io.centrifugo.engine.protocol.CentrifugoException;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.DisconnectException;
import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HttpMapProxy}.
 */
class HttpMapProxyTests {

	private static final Duration LIMIT = Duration.ofMinutes(1);

	private static final String COMMON = "{\"client\":\"c\",\"transport\":\"websocket\",\"protocol\":\"json\",";

	private final ClientContext context = new ClientContext(
			"c", "u", "websocket", "json", Map.of("cookie", List.of("a=1"), "x-many", List.of("1", "2"), "x-other",
					List.of("no"), "host", List.of("no")),
			Map.of("X-Trace", "t", "Cookie", "forged"), Payload.of("{\"m\":1}"));

	private final MapPublishEvent publish = new MapPublishEvent(this.context, "map:a", "k", Payload.of("{\"v\": 1}"));

	private final MapRemoveEvent remove = new MapRemoveEvent(this.context, "map:a", "k");

	private final AtomicReference<String> headers = new AtomicReference<>();

	private final AtomicReference<String> body = new AtomicReference<>();

	private volatile String answer = "{}";

	private volatile int status = 200;

	private HttpServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/map", this::handle);
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	private void handle(HttpExchange exchange) throws IOException {
		this.body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
		StringBuilder received = new StringBuilder();
		for (String name : List.of("Content-Type", "X-Key", "X-Trace", "Cookie", "X-Many", "X-Other")) {
			received.append(exchange.getRequestHeaders().get(name)).append(' ');
		}
		this.headers.set(received.toString().trim());
		byte[] bytes = this.answer.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(this.status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	@Test
	void whenThereIsNoResultThenTheClientsWishIsGranted() {
		MapPublishDecision decision = proxy(false).onMapPublish(this.publish).block(LIMIT);
		assertThat(this.body.get()).isEqualTo(COMMON
				+ "\"encoding\":\"json\",\"user\":\"u\",\"channel\":\"map:a\",\"key\":\"k\",\"data\":{\"v\": 1}}");
		assertThat(this.headers.get()).isEqualTo("[application/json] [secret] null null null null");
		assertThat(decision).isEqualTo(MapPublishDecision.of("k", this.publish.data()));
		this.answer = "{\"result\":{}}";
		assertThat(proxy(false).onMapRemove(this.remove).block(LIMIT)).isEqualTo(MapRemoveDecision.of("k"));
		assertThat(this.body.get()).endsWith("\"channel\":\"map:a\",\"key\":\"k\"}");
	}

	@Test
	void whenMoreIsCarriedThenTheBackendLearnsIt() {
		proxy(true).onMapPublish(this.publish).block(LIMIT);
		assertThat(this.body.get()).isEqualTo(COMMON + "\"encoding\":\"binary\",\"user\":\"u\",\"channel\":\"map:a\","
				+ "\"key\":\"k\",\"b64data\":\"eyJ2IjogMX0=\",\"meta\":{\"m\":1}}");
		assertThat(this.headers.get()).isEqualTo("[application/json] [secret] [t] [a=1] [1, 2] null");
	}

	@Test
	void whenThereIsAResultThenItDecides() {
		this.answer = "{\"result\":{\"key\":\"l\",\"data\":[1, 2],\"tags\":{\"t\":\"x\"},\"key_mode\":\"if_new\","
				+ "\"idempotency_key\":\"i\",\"delta\":true,\"version\":7,\"version_epoch\":\"e\",\"score\":3}}";
		assertThat(proxy(false).onMapPublish(this.publish).block(LIMIT)).isEqualTo(new MapPublishDecision("l",
				Payload.of("[1, 2]"), Map.of("t", "x"), true, new Condition(Existing.MUST_NOT, "i", 7, "e")));
		assertThat(proxy(false).onMapRemove(this.remove).block(LIMIT))
			.isEqualTo(new MapRemoveDecision("l", Map.of("t", "x"), "i"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"b64data\":\"WzFd\"}|[1]", "{\"b64data\":\"WzFd\",\"data\":2}|2",
			"{\"key_mode\":\"if_exists\"}|{\"v\": 1}" })
	void whenDataAreInBase64ThenTheyAreDecoded(String result, String data) {
		this.answer = "{\"result\":" + result + "}";
		assertThat(proxy(false).onMapPublish(this.publish).block(LIMIT).data()).isEqualTo(Payload.of(data));
	}

	@Test
	void whenBackendRefusesThenTheClientLearnsHow() {
		this.answer = "{\"error\":{\"code\":403,\"message\":\"no\",\"temporary\":true}}";
		StepVerifier.create(proxy(false).onMapPublish(this.publish))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(ErrorException.class,
					(error) -> assertThat(error.error()).isEqualTo(new ProtocolError(403, "no", true))))
			.verify(LIMIT);
		this.answer = "{\"disconnect\":{\"code\":4500,\"reason\":\"out\"},\"error\":{\"code\":403}}";
		StepVerifier.create(proxy(false).onMapRemove(this.remove))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(DisconnectException.class,
					(error) -> assertThat(error.disconnect()).isEqualTo(new Disconnect(4500, "out"))))
			.verify(LIMIT);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "500|{}", "200|no", "200|[]", "200|{\"result\":1}", "200|{\"result\":{\"key\":1}}",
					"200|{\"result\":{\"key_mode\":\"no\"}}", "200|{\"result\":{\"b64data\":\"?\"}}" })
	void whenAnswerIsNoneThenItFails(int code, String text) {
		this.status = code;
		this.answer = text;
		StepVerifier.create(proxy(false).onMapPublish(this.publish))
			.expectErrorMatches((ex) -> !(ex instanceof CentrifugoException))
			.verify(LIMIT);
	}

	@Test
	void whenStatusHasAMeaningThenItIsTheAnswer() {
		this.status = 401;
		StepVerifier.create(proxy(false).onMapPublish(this.publish)).expectError(ErrorException.class).verify(LIMIT);
	}

	@Test
	void whenDataAreNotJsonThenTheyMustBeEncoded() {
		MapPublishEvent raw = new MapPublishEvent(this.context, "map:a", "k", Payload.of("raw"));
		StepVerifier.create(proxy(false).onMapPublish(raw)).expectError(IllegalStateException.class).verify(LIMIT);
		StepVerifier.create(proxy(true).onMapPublish(raw)).expectNextCount(1).expectComplete().verify(LIMIT);
	}

	private HttpMapProxy proxy(boolean more) {
		URI endpoint = URI.create("http://localhost:" + this.server.getAddress().getPort() + "/map");
		ProxySettings backend = new ProxySettings(endpoint, Duration.ofSeconds(50),
				Map.of("X-Key", "secret", "content-type", "text/plain"));
		ClientProxySettings.Carried carried = more
				? new ClientProxySettings.Carried(Set.of("cookie", "x-many", "host"), Set.of("x-trace", "cookie"), true)
				: ClientProxySettings.Carried.NOTHING;
		return new HttpMapProxy(HttpClient.newHttpClient(),
				new ClientProxySettings(backend, carried, more, Map.of(401, ProtocolError.UNAUTHORIZED.toException())),
				EngineMetrics.NOOP.proxy("http", "map_publish", "default"));
	}

}
