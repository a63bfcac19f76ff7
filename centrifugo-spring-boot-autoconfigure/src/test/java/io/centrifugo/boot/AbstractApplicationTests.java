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

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.netty.handler.codec.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.test.StepVerifier;

import io.centrifugo.boot.api.CentrifugoOperations;
import io.centrifugo.boot.api.CentrifugoPublisher;
import io.centrifugo.boot.test.LocalCentrifugoPort;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.testkit.Encoding;
import io.centrifugo.engine.testkit.SocketClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every application with the starter can do, whatever its web stack.
 */
@SpringBootTest(classes = AbstractApplicationTests.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "centrifugo.client.insecure=true", "centrifugo.client.allowed-origins=http://127.0.0.1*",
				"centrifugo.http-api.key=secret", "centrifugo.channel.namespaces[0].name=chat",
				"centrifugo.channel.namespaces[0].history-size=10",
				"centrifugo.channel.namespaces[0].history-ttl=1m30s", "centrifugo.channel.namespaces[0].presence=true",
				"centrifugo.health.enabled=true", "centrifugo.sockjs.enabled=true",
				"centrifugo.websocket.compression=true", "spring.reactor.netty.shutdown-quiet-period=0s" })
@DirtiesContext
abstract class AbstractApplicationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	@LocalCentrifugoPort
	private int port;

	@Autowired
	private CentrifugoPublisher publisher;

	@Autowired
	private CentrifugoOperations operations;

	@Test
	void webSocketClientReceivesWhatTheHttpApiPublishes() {
		try (SocketClient client = SocketClient.connect(this.port)) {
			client.subscribe("news");
			assertThat(post("/api/publish", "{\"channel\":\"news\",\"data\":{\"b\":1,\"a\":2}}"))
				.isEqualTo("{\"result\":{}}");
			assertThat(client.receive())
				.isEqualTo("{\"push\":{\"channel\":\"news\",\"pub\":{\"data\":{\"b\":1,\"a\":2}}}}");
		}
	}

	@Test
	void webSocketClientReceivesWhatTheBeanPublishes() {
		try (SocketClient client = SocketClient.connect(this.port)) {
			client.subscribe("greetings");
			StepVerifier.create(this.publisher.publish("greetings", new Greeting("hello", 3)))
				.expectNext(StreamPosition.ZERO)
				.expectComplete()
				.verify(TIMEOUT);
			assertThat(client.receive()).contains("\"data\":{\"text\":\"hello\",\"count\":3}");
			this.publisher.publish("greetings", "text").block(TIMEOUT);
			assertThat(client.receive()).contains("\"data\":\"text\"");
			this.publisher.publish("greetings", Payload.of("{ \"raw\" : true }")).block(TIMEOUT);
			assertThat(client.receive()).contains("\"data\":{ \"raw\" : true }");
			this.publisher.publish("greetings", null).block(TIMEOUT);
			assertThat(client.receive()).contains("\"data\":null");
		}
	}

	@Test
	void beanCallsTheWholeApi() {
		try (SocketClient client = SocketClient.connect(this.port)) {
			client.subscribe("chat:1");
			assertThat(this.operations.publish("chat:1", Map.of("n", 1)).block(TIMEOUT).offset()).isEqualTo(1);
			assertThat(client.receive()).contains("\"offset\":1");
			assertThat(this.operations.broadcast(List.of("chat:1", "none:1"), 2).block(TIMEOUT)).satisfiesExactly(
					(slot) -> assertThat(slot.error()).isNull(),
					(slot) -> assertThat(slot.error().code()).isEqualTo(102));
			assertThat(this.operations.history("chat:1", -1).block(TIMEOUT).publications()).hasSize(2);
			assertThat(this.operations.presence("chat:1").block(TIMEOUT)).hasSize(1);
			assertThat(this.operations.channels("").block(TIMEOUT)).containsEntry("chat:1", 1);
			assertThat(this.operations.info().block(TIMEOUT)).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void webSocketClientSpeaksEitherEncoding(Encoding encoding) {
		try (SocketClient client = SocketClient.open(this.port, encoding)) {
			client.call("connect", "{\"name\":\"test\"}");
			assertThat(client.callFailing("subscribe", "{\"channel\":\"none:1\"}")).isEqualTo(102);
			client.subscribe("chat:" + encoding);
			this.publisher.publish("chat:" + encoding, Map.of("n", 1)).block(TIMEOUT);
			assertThat(client.expectPublication("chat:" + encoding).path("n").asInt()).isEqualTo(1);
			assertThat(client.call("history", "{\"channel\":\"chat:" + encoding + "\",\"limit\":10}")
				.path("publications")
				.size()).isEqualTo(1);
		}
	}

	@Test
	void webSocketClientReceivesCompressedMessages() {
		try (SocketClient client = SocketClient.open(this.port, Encoding.JSON,
				WebsocketClientSpec.builder().compress(true).compressionAllowClientNoContext(true))) {
			client.call("connect", "{}");
			client.subscribe("large");
			String text = "x".repeat(10_000);
			this.publisher.publish("large", text).block(TIMEOUT);
			assertThat(client.receive()).contains(text);
		}
	}

	@Test
	void sseClientReceivesAndSendsByEmulation() {
		String connect = "/connection/sse?cf_connect=%7B%22id%22%3A1%2C%22connect%22%3A%7B%7D%7D";
		StepVerifier
			.create(lines(http().get().uri(connect).responseContent()).filter((line) -> line.startsWith("data: {\""))
				.concatMap((line) -> line.contains("\"session\"")
						? Flux.concat(Mono.just(line), emulate(line, "{\"id\":2,\"subscribe\":{\"channel\":\"sse\"}}"))
						: Mono.just(line)))
			.assertNext((line) -> assertThat(line).startsWith("data: {\"id\":1,\"connect\":"))
			.assertNext((status) -> assertThat(status).isEqualTo("204"))
			.assertNext((line) -> assertThat(line).startsWith("data: {\"id\":2,\"subscribe\":"))
			.then(() -> this.publisher.publish("sse", 1).block(TIMEOUT))
			.assertNext((line) -> assertThat(line).contains("\"channel\":\"sse\""))
			.thenCancel()
			.verify(TIMEOUT);
	}

	@Test
	void sockJsClientPollsAndSends() {
		assertThat(http().get().uri("/connection/sockjs/info").responseContent().aggregate().asString().block(TIMEOUT))
			.contains("\"websocket\":true");
		assertThat(sockJs("xhr", "")).isEqualTo("o\n");
		assertThat(sockJs("xhr_send", "[\"{\\\"id\\\":1,\\\"connect\\\":{}}\"]")).isEmpty();
		assertThat(sockJs("xhr", "")).startsWith("a[\"{\\\"id\\\":1,\\\"connect\\\":{");
		sockJs("xhr_send", "[\"{\\\"id\\\":2,\\\"subscribe\\\":{\\\"channel\\\":\\\"polled\\\"}}\"]");
		assertThat(sockJs("xhr", "")).startsWith("a[\"{\\\"id\\\":2,\\\"subscribe\\\":{");
		this.publisher.publish("polled", 1).block(TIMEOUT);
		assertThat(sockJs("xhr", "")).contains("\\\"channel\\\":\\\"polled\\\"");
		sockJs("xhr_send", "[\"\"]");
		assertThat(sockJs("xhr", "")).isEqualTo("c[3501,\"bad request\"]\n");
	}

	private String sockJs(String transport, String body) {
		return http().post()
			.uri("/connection/sockjs/000/" + getClass().getSimpleName() + "/" + transport)
			.send(ByteBufFlux.fromString(Mono.just(body)))
			.responseContent()
			.aggregate()
			.asString()
			.defaultIfEmpty("")
			.block(TIMEOUT);
	}

	@Test
	void bodyForHttp10EndsWithConnection() throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.setSoTimeout(Math.toIntExact(TIMEOUT.toMillis()));
			socket.getOutputStream()
				.write("GET /connection/sockjs HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
			assertThat(response).endsWith("\r\n\r\nWelcome to SockJS!\n")
				.doesNotContainIgnoringCase("keep-alive")
				.doesNotContainIgnoringCase("transfer-encoding");
		}
	}

	@Test
	void sockJsClientSpeaksByWebSocket() {
		StepVerifier
			.create(http().websocket()
				.uri("ws://127.0.0.1:" + this.port + "/connection/sockjs/000/socket/websocket")
				.handle((in, out) -> out.sendString(Mono.just("[\"{\\\"id\\\":1,\\\"connect\\\":{}}\"]"))
					.then()
					.thenMany(in.receive().asString())))
			.expectNext("o")
			.assertNext((frame) -> assertThat(frame).startsWith("a[\"{\\\"id\\\":1,\\\"connect\\\":{"))
			.thenCancel()
			.verify(TIMEOUT);
	}

	@Test
	void httpStreamClientReceives() {
		ByteBufFlux body = ByteBufFlux.fromString(Mono.just("{\"id\":1,\"connect\":{}}"));
		StepVerifier.create(lines(http().post().uri("/connection/http_stream").send(body).responseContent()))
			.assertNext((line) -> assertThat(line).startsWith("{\"id\":1,\"connect\":").contains("\"node\""))
			.thenCancel()
			.verify(TIMEOUT);
	}

	@Test
	void callerWithoutTheKeyIsRefused() {
		assertThat(status("POST", "/api/info", "")).isEqualTo(401);
		assertThat(status("POST", "/api/info?api_key=secret", "")).isEqualTo(400);
		assertThat(status("GET", "/api/info", "")).isEqualTo(405);
		assertThat(status("POST", "/api/nothing?api_key=secret", "")).isEqualTo(404);
	}

	@Test
	void singleEndpointOfOlderClientsIsServed() {
		assertThat(post("/api", "{\"id\":7,\"method\":\"info\",\"params\":{}}")).startsWith("{\"id\":7,\"result\":");
	}

	@Test
	void foreignPageMayNotConnect() {
		int status = http()
			.headers((headers) -> headers.set("Origin", "http://evil")
				.set("Connection", "Upgrade")
				.set("Upgrade", "websocket")
				.set("Sec-WebSocket-Version", "13")
				.set("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="))
			.get()
			.uri("/connection/websocket")
			.response()
			.map((response) -> response.status().code())
			.block(TIMEOUT);
		assertThat(status).isEqualTo(403);
	}

	@Test
	void preflightIsAnsweredByTheEndpoint() {
		assertThat(status("OPTIONS", "/emulation", "")).isEqualTo(204);
		assertThat(status("OPTIONS", "/connection/sse", "")).isEqualTo(405);
	}

	private Flux<String> emulate(String line, String command) {
		String session = line.replaceAll(".*\"session\":\"([^\"]*)\".*", "$1");
		String node = line.replaceAll(".*\"node\":\"([^\"]*)\".*", "$1");
		String body = "{\"session\":\"" + session + "\",\"node\":\"" + node + "\",\"data\":\""
				+ command.replace("\"", "\\\"") + "\"}";
		return http().post()
			.uri("/emulation")
			.send(ByteBufFlux.fromString(Mono.just(body)))
			.response()
			.map((response) -> String.valueOf(response.status().code()))
			.flux();
	}

	/**
	 * Lines come in any number of pieces.
	 */
	private static Flux<String> lines(ByteBufFlux content) {
		return Flux.defer(() -> {
			StringBuilder rest = new StringBuilder();
			return content.asString().concatMapIterable((text) -> {
				int end = rest.append(text).lastIndexOf("\n") + 1;
				String whole = rest.substring(0, end);
				rest.delete(0, end);
				return whole.lines().filter((line) -> !line.isBlank()).toList();
			});
		});
	}

	private HttpClient http() {
		return HttpClient.create().host("127.0.0.1").port(this.port);
	}

	private String post(String uri, String body) {
		return http().headers((headers) -> headers.set("X-API-Key", "secret"))
			.post()
			.uri(uri)
			.send(ByteBufFlux.fromString(Mono.just(body)))
			.responseContent()
			.aggregate()
			.asString()
			.block(TIMEOUT);
	}

	private int status(String method, String uri, String body) {
		return http().request(HttpMethod.valueOf(method))
			.uri(uri)
			.send(ByteBufFlux.fromString(Mono.just(body)))
			.response()
			.map((response) -> response.status().code())
			.block(TIMEOUT);
	}

	record Greeting(String text, int count) {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(excludeName = {
			"org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration" })
	static class Application {

	}

}
