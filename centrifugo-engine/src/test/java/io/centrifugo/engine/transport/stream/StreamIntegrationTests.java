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

package io.centrifugo.engine.transport.stream;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.command.ConnectRequest;
import io.centrifugo.engine.protocol.push.MessagePush;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.session.Connection;
import io.centrifugo.engine.transport.ConnectionLimits;
import io.centrifugo.engine.transport.HeaderCapture;
import io.centrifugo.engine.transport.NettyClientRequest;
import io.centrifugo.engine.transport.OriginPatterns;
import io.centrifugo.engine.transport.RawClient;
import io.centrifugo.engine.transport.RecordingSession;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.httpstream.HttpStreamTransport;
import io.centrifugo.engine.transport.sse.SseTransport;
import io.centrifugo.engine.transport.unidirectional.UniSseTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class StreamIntegrationTests {

	private final BlockingQueue<RecordingSession> sessions = new LinkedBlockingQueue<>();

	private final TransportContext context = new TransportContext(this::open, OriginPatterns.NONE,
			ConnectionLimits.NONE, HeaderCapture.NONE, "");

	private final Map<String, StreamEndpoint> endpoints = Map.of("/sse", new SseTransport(this.context, 1000),
			"/http_stream", new HttpStreamTransport(this.context, 1000), "/uni_sse",
			new UniSseTransport(this.context, 1000, ConnectRefusals.DISABLED), "/uni_sse_codes",
			new UniSseTransport(this.context, 1000,
					new ConnectRefusals(true, Map.of(103, new ConnectRefusals.Refusal(403, "go away")))));

	/** Whether the server writes responses itself. */
	private boolean respond;

	private Consumer<RecordingSession> onConnect = (session) -> {
	};

	private DisposableServer server;

	@BeforeEach
	void start() {
		this.server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.channelGroup(new DefaultChannelGroup(GlobalEventExecutor.INSTANCE))
			.handle(this::handle)
			.bindNow();
	}

	@AfterEach
	void stop() {
		this.server.disposeNow(Duration.ofSeconds(5));
	}

	@Test
	void sseSendsTheHeadBeforeTheFirstFrameIsJudged() throws Exception {
		try (RawClient client = get("/sse?cf_connect=%7B%22id%22%3A1%7D")) {
			assertThat(client.readHead()).startsWith("HTTP/1.1 200 OK\r\n")
				.containsIgnoringCase("transfer-encoding: chunked\r\n")
				.containsIgnoringCase("Content-Type: text/event-stream; charset=utf-8\r\n")
				.containsIgnoringCase("Connection: keep-alive\r\n")
				.containsIgnoringCase("X-Accel-Buffering: no\r\n")
				.containsIgnoringCase("Cache-Control: private, no-cache, no-store, must-revalidate, max-age=0\r\n")
				.containsIgnoringCase("Pragma: no-cache\r\n")
				.containsIgnoringCase("Expire: 0\r\n");
			assertThat(chunk(client)).isEqualTo("\r\n");
			RecordingSession session = session();
			await().untilAsserted(() -> assertThat(session.frames).containsExactly("{\"id\":1}"));
			assertThat(session.transport().name()).isEqualTo("sse");
			assertThat(session.transport().emulated()).isTrue();
			message(session, "1");
			assertThat(chunk(client)).isEqualTo("data: {\"push\":{\"message\":{\"data\":1}}}\n\n");
		}
	}

	@Test
	void channelBelongsToTheConnection() throws Exception {
		try (RawClient client = get("/sse?cf_connect=x")) {
			client.readHead();
			StreamConnection connection = (StreamConnection) session().connection();
			await().untilAsserted(() -> assertThat(connection.channel().pipeline().names()).hasSize(2)
				.first()
				.isEqualTo("centrifugo"));
		}
	}

	@Test
	void clientThatGoesEndsTheSession() throws Exception {
		RecordingSession session;
		try (RawClient client = get("/sse?cf_connect=x")) {
			client.readHead();
			session = session();
		}
		await().untilAsserted(() -> assertThat(session.closed).containsExactly(3000));
	}

	@Test
	void closeIsADisconnectPushAndTheLastChunk() throws Exception {
		try (RawClient client = post("/http_stream", "{}", "application/json")) {
			assertThat(client.readHead()).startsWith("HTTP/1.1 200 OK\r\n");
			session().disconnect(Disconnect.BAD_REQUEST);
			assertThat(chunk(client))
				.isEqualTo("{\"push\":{\"disconnect\":{\"code\":3501,\"reason\":\"bad request\"}}}\n");
			assertThat(client.readText(5)).isEqualTo("0\r\n\r\n");
			assertThat(client.atEnd()).isTrue();
		}
	}

	@Test
	void slowClientJustSeesTheEnd() throws Exception {
		try (RawClient client = post("/http_stream", "{}", "application/json")) {
			client.readHead();
			session().disconnect(Disconnect.SLOW);
			assertThat(client.readText(5)).isEqualTo("0\r\n\r\n");
			assertThat(client.atEnd()).isTrue();
		}
	}

	@Test
	void httpStreamSpeaksProtobufByContentType() throws Exception {
		try (RawClient client = post("/http_stream", "x", "application/octet-stream")) {
			assertThat(client.readHead()).containsIgnoringCase("content-type: application/octet-stream");
			RecordingSession session = session();
			await().untilAsserted(() -> assertThat(session.frames).containsExactly("x"));
			message(session, "1");
			assertThat(chunk(client)).isEqualTo("\u0007\"\u0005B\u0003\n\u00011");
		}
	}

	@Test
	void unidirectionalStreamConnectsBeforeTheHead() throws Exception {
		this.onConnect = (session) -> session.connection().write(encode(session.connection(), "1"));
		try (RawClient client = get("/uni_sse?cf_connect=%7B%22token%22%3A%22t%22%7D")) {
			assertThat(client.readHead()).startsWith("HTTP/1.1 200 OK\r\n");
			assertThat(chunk(client)).isEqualTo("\r\n");
			assertThat(chunk(client)).isEqualTo("data: {\"message\":{\"data\":1}}\n\n");
			RecordingSession session = session();
			assertThat(session.connects).extracting(ConnectRequest::token).containsExactly("t");
			message(session, "2");
			assertThat(chunk(client)).isEqualTo("data: {\"message\":{\"data\":2}}\n\n");
		}
	}

	@Test
	void unidirectionalConnectMayTakeItsTime() throws Exception {
		try (RawClient client = get("/uni_sse")) {
			RecordingSession session = session();
			await().untilAsserted(() -> assertThat(session.connects).containsExactly(ConnectRequest.EMPTY));
			message(session, "1");
			client.readHead();
			assertThat(chunk(client)).isEqualTo("\r\n");
			assertThat(chunk(client)).isEqualTo("data: {\"message\":{\"data\":1}}\n\n");
		}
	}

	@Test
	void unidirectionalClientMayGoWhileConnecting() throws Exception {
		RecordingSession session;
		try (RawClient client = get("/uni_sse")) {
			session = session();
			client.send("");
		}
		await().untilAsserted(() -> assertThat(session.closed).containsExactly(3000));
	}

	@Test
	void refusedConnectIsADisconnectPush() throws Exception {
		this.onConnect = this::refuse;
		try (RawClient client = get("/uni_sse")) {
			assertThat(client.readHead()).startsWith("HTTP/1.1 200 OK\r\n");
			assertThat(chunk(client)).isEqualTo("\r\n");
			assertThat(chunk(client))
				.isEqualTo("data: {\"disconnect\":{\"code\":3507,\"reason\":\"permission denied\"}}\n\n");
			assertThat(client.readText(5)).isEqualTo("0\r\n\r\n");
		}
	}

	@Test
	void refusedConnectIsAStatusWhenAsked() throws Exception {
		this.onConnect = this::refuse;
		try (RawClient client = get("/uni_sse_codes")) {
			assertThat(client.readHead()).startsWith("HTTP/1.1 403 Forbidden\r\n");
			assertThat(client.readText(7)).isEqualTo("go away");
			RecordingSession session = session();
			await().untilAsserted(() -> assertThat(session.closed).containsExactly(3507));
		}
	}

	@Test
	void serverMayWriteTheResponseItself() throws Exception {
		this.respond = true;
		try (RawClient client = get("/sse?cf_connect=x")) {
			assertThat(client.readHead()).containsIgnoringCase("Content-Type: text/event-stream; charset=utf-8\r\n");
			assertThat(chunk(client)).isEqualTo("\r\n");
			RecordingSession session = session();
			await().untilAsserted(() -> assertThat(session.frames).containsExactly("x"));
			onLoop(session, (connection) -> {
				connection.write(encode(connection, "1"));
				connection.write(encode(connection, "2"));
			});
			assertThat(chunk(client)).isEqualTo("data: {\"push\":{\"message\":{\"data\":1}}}\n\n"
					+ "data: {\"push\":{\"message\":{\"data\":2}}}\n\n");
			await().untilAsserted(() -> assertThat(session.connection().pendingBytes()).isZero());
			session.disconnect(Disconnect.SHUTDOWN);
			assertThat(chunk(client)).contains("\"code\":3001");
			assertThat(client.readText(5)).isEqualTo("0\r\n\r\n");
			assertThat(session.closed).containsExactly(3001);
		}
	}

	@Test
	void clientThatGoesEndsTheSessionOfAWrittenResponse() throws Exception {
		this.respond = true;
		RecordingSession session;
		try (RawClient client = get("/sse?cf_connect=x")) {
			client.readHead();
			session = session();
		}
		await().untilAsserted(() -> assertThat(session.closed).containsExactly(3000));
	}

	@Test
	void writtenResponseWaitsForAUnidirectionalConnect() throws Exception {
		this.respond = true;
		this.onConnect = (session) -> session.connection().write(encode(session.connection(), "1"));
		try (RawClient client = get("/uni_sse")) {
			assertThat(client.readHead()).startsWith("HTTP/1.1 200 OK\r\n");
			assertThat(chunk(client)).isEqualTo("\r\ndata: {\"message\":{\"data\":1}}\n\n");
		}
		this.onConnect = this::refuse;
		try (RawClient client = get("/uni_sse_codes")) {
			assertThat(client.readHead()).startsWith("HTTP/1.1 403 Forbidden\r\n");
		}
	}

	private void refuse(RecordingSession session) {
		session.connection().refuse(new ErrorException(ProtocolError.PERMISSION_DENIED), Disconnect.PERMISSION_DENIED);
	}

	private Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		NettyClientRequest client = NettyClientRequest.of(request);
		StreamEndpoint endpoint = this.endpoints.get("/" + request.path());
		StreamResponse refusal = endpoint.refusal(client);
		if (refusal != null) {
			return response.status(refusal.status()).send();
		}
		return request.receive().aggregate().asByteArray().defaultIfEmpty(new byte[0]).flatMap((body) -> {
			StreamExchange exchange = endpoint.open(client, body);
			return this.respond ? write(exchange, response) : exchange.takeOver(response);
		});
	}

	private static Mono<Void> write(StreamExchange exchange, HttpServerResponse response) {
		return exchange.respond(((ChannelOperations<?, ?>) response).channel().eventLoop()).flatMap((answer) -> {
			response.status(answer.status());
			answer.headers().forEach(response::header);
			return response.send(answer.body(), (buffer) -> true).then();
		});
	}

	private RecordingSession open(Connection connection) {
		RecordingSession session = new RecordingSession(connection) {

			@Override
			public void connect(ConnectRequest request) {
				super.connect(request);
				StreamIntegrationTests.this.onConnect.accept(this);
			}

		};
		this.sessions.add(session);
		return session;
	}

	private RawClient get(String uri) throws Exception {
		RawClient client = new RawClient(this.server.port());
		client.send("GET " + uri + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
		return client;
	}

	private RawClient post(String uri, String body, String contentType) throws Exception {
		RawClient client = new RawClient(this.server.port());
		client.send("POST " + uri + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + contentType
				+ "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
		return client;
	}

	private RecordingSession session() throws InterruptedException {
		RecordingSession session = this.sessions.poll(5, TimeUnit.SECONDS);
		assertThat(session).isNotNull();
		return session;
	}

	private static String chunk(RawClient client) throws Exception {
		int size = Integer.parseInt(client.readUntil("\r\n").trim(), 16);
		String content = client.readText(size);
		assertThat(client.readText(2)).isEqualTo("\r\n");
		return content;
	}

	private static void message(RecordingSession session, String json) {
		onLoop(session, (connection) -> connection.write(encode(connection, json)));
	}

	private static ByteBuf encode(Connection connection, String json) {
		return connection.transport()
			.wireForm()
			.encode(ByteBufAllocator.DEFAULT, new Push("", new MessagePush(Payload.of(json))));
	}

	private static void onLoop(RecordingSession session, Consumer<Connection> task) {
		session.connection().eventLoop().submit(() -> task.accept(session.connection())).syncUninterruptibly();
	}

}
