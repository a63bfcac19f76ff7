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

package io.centrifugo.engine.transport.websocket;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.session.Connection;
import io.centrifugo.engine.transport.ConnectionLimits;
import io.centrifugo.engine.transport.HeaderCapture;
import io.centrifugo.engine.transport.NettyClientRequest;
import io.centrifugo.engine.transport.OriginPatterns;
import io.centrifugo.engine.transport.RawClient;
import io.centrifugo.engine.transport.RecordingSession;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.deflate.DeflateOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WebSocketIntegrationTests {

	private static final String HANDSHAKE = "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
			+ "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

	private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

	private final BlockingQueue<RecordingSession> sessions = new LinkedBlockingQueue<>();

	private final WebSocketTransport transport = new WebSocketTransport(
			new WebSocketOptions(65536, Duration.ofMillis(400), Duration.ofSeconds(25), Duration.ofSeconds(8),
					DeflateOptions.DEFAULTS),
			new TransportContext(this::open, new OriginPatterns(List.of("https://good.example")), ConnectionLimits.NONE,
					HeaderCapture.NONE, ""));

	private DisposableServer server;

	@AfterEach
	void stop() {
		if (this.server != null) {
			this.server.disposeNow(Duration.ofSeconds(5));
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void leavesNothingInThePipelineButTheConnection(boolean route) throws Exception {
		start(route);
		try (RawClient client = connect("")) {
			Channel channel = channel(session());
			assertThat(channel.pipeline().names()).hasSize(2).first().isEqualTo("centrifugo");
			assertThat(reactor.netty.Connection.from(channel).channel()).isSameAs(channel);
			assertThat(reactor.netty.Connection.from(channel).getClass().getPackageName())
				.startsWith("io.centrifugo.engine");
			assertThat(channel.config().isAutoRead()).isTrue();
			client.send(ClientFrames.close(1000));
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void carriesMessagesBothWays(boolean route) throws Exception {
		start(route);
		try (RawClient client = connect("")) {
			client.send(ClientFrames.text("to the server"));
			RecordingSession session = session();
			await().untilAsserted(() -> assertThat(session.frames).containsExactly("to the server"));
			onLoop(session, (connection) -> connection.write(text("alone")));
			assertThat(client.readFrame()).isEqualTo("81 alone");
			onLoop(session, (connection) -> {
				connection.write(text("one"));
				connection.write(text("two"));
				connection.write(text("three"));
			});
			assertThat(client.readFrame()).isEqualTo("81 one");
			assertThat(client.readFrame()).isEqualTo("81 two");
			assertThat(client.readFrame()).isEqualTo("81 three");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void takesFramesThatCameWithTheHandshake(boolean route) throws Exception {
		start(route);
		try (RawClient client = new RawClient(this.server.port())) {
			byte[] head = (HANDSHAKE + "\r\n").getBytes(StandardCharsets.US_ASCII);
			ByteBuf frame = ClientFrames.text("early");
			byte[] all = new byte[head.length + frame.readableBytes()];
			System.arraycopy(head, 0, all, 0, head.length);
			frame.getBytes(0, all, head.length, frame.readableBytes());
			client.send(all);
			assertThat(client.readHead()).startsWith("HTTP/1.1 101");
			RecordingSession session = session();
			await().untilAsserted(() -> assertThat(session.frames).containsExactly("early"));
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void answersTheHandshake(boolean route) throws Exception {
		start(route);
		try (RawClient client = new RawClient(this.server.port())) {
			client.send(HANDSHAKE + "Sec-WebSocket-Protocol: x, centrifuge-protobuf\r\n\r\n");
			assertThat(client.readHead().toLowerCase(Locale.ROOT)).startsWith("http/1.1 101")
				.contains("upgrade: websocket\r\n", "connection: upgrade\r\n",
						"sec-websocket-protocol: centrifuge-protobuf\r\n")
				.contains("sec-websocket-accept: " + ACCEPT.toLowerCase(Locale.ROOT));
		}
	}

	@Test
	void routeRefusesWithAStatus() throws Exception {
		start(true);
		try (RawClient client = new RawClient(this.server.port())) {
			client.send(HANDSHAKE + "Origin: https://evil.example\r\n\r\n");
			assertThat(client.readHead()).startsWith("HTTP/1.1 403 Forbidden");
			assertThat(client.atEnd()).isTrue();
		}
		try (RawClient client = new RawClient(this.server.port())) {
			client.send("GET /ws HTTP/1.1\r\nHost: localhost\r\n\r\n");
			assertThat(client.readHead()).startsWith("HTTP/1.1 400").contains("Sec-Websocket-Version: 13");
		}
		try (RawClient client = new RawClient(this.server.port())) {
			client.send("POST /ws HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nbody");
			assertThat(client.readHead()).startsWith("HTTP/1.1 400");
			assertThat(client.atEnd()).isTrue();
		}
	}

	@Test
	void routeLetsOtherRequestsPass() throws Exception {
		start(true);
		try (RawClient client = new RawClient(this.server.port())) {
			client.send("GET /other HTTP/1.1\r\nHost: localhost\r\n\r\n");
			assertThat(client.readHead()).startsWith("HTTP/1.1 200");
			assertThat(client.readText(5)).isEqualTo("other");
			client.send(HANDSHAKE.replace("/ws", "/ws?format=protobuf") + "\r\n");
			assertThat(client.readHead()).startsWith("HTTP/1.1 101");
		}
	}

	@Test
	void closingHandshakeStartsOnEitherSide() throws Exception {
		start(true);
		try (RawClient client = connect("")) {
			client.send(ClientFrames.close(1000));
			assertThat(client.readFrame()).isEqualTo("close 1000");
			assertThat(client.atEnd()).isTrue();
			RecordingSession session = session();
			await().untilAsserted(() -> assertThat(session.closed).containsExactly(3000));
		}
		try (RawClient client = connect("")) {
			session().disconnect(Disconnect.FORCE_RECONNECT);
			assertThat(client.readFrame()).isEqualTo("close 3011force reconnect");
			client.send(ClientFrames.close(3011));
			assertThat(client.atEnd()).isTrue();
		}
	}

	@Test
	void oversizedMessageStillGetsItsCloseFrame() throws Exception {
		start(true);
		try (RawClient client = connect("")) {
			client.send(ClientFrames.text("x".repeat(500_000)));
			assertThat(client.readFrame()).isEqualTo("close 1009");
			assertThat(client.atEnd()).isTrue();
		}
	}

	@Test
	void sendsLargeAmountsToSlowReaders() throws Exception {
		start(true);
		try (RawClient client = connect("", 4096)) {
			RecordingSession session = session();
			String large = "x".repeat(60_000);
			for (int i = 0; i < 50; i++) {
				onLoop(session, (connection) -> connection.write(text(large)));
			}
			for (int i = 0; i < 50; i++) {
				assertThat(client.readFrame()).isEqualTo("81 " + large);
			}
			await()
				.untilAsserted(() -> onLoop(session, (connection) -> assertThat(connection.pendingBytes()).isZero()));
			assertThat(session.closed).isEmpty();
		}
	}

	@Test
	void dropsAPeerThatDoesNotRead() throws Exception {
		start(true);
		try (RawClient client = connect("", 4096)) {
			RecordingSession session = session();
			for (int i = 0; i < 200; i++) {
				onLoop(session, (connection) -> connection.write(text("x".repeat(60_000))));
			}
			client.send(ClientFrames.text("alive"));
			await().untilAsserted(() -> assertThat(session.closed).containsExactly(3009));
			await().until(() -> !channel(session).isOpen());
		}
	}

	@Test
	void serverClosesConnectionsWhenItStops() throws Exception {
		start(false);
		try (RawClient client = connect("")) {
			RecordingSession session = session();
			this.server.disposeNow(Duration.ofSeconds(5));
			assertThat(client.atEnd()).isTrue();
			await().untilAsserted(() -> assertThat(session.closed).containsExactly(3000));
		}
	}

	private void start(boolean route) {
		HttpServer builder = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.channelGroup(new DefaultChannelGroup(GlobalEventExecutor.INSTANCE))
			.handle(this::handle);
		if (route) {
			Map<String, WebSocketEndpoint> endpoints = Map.of("/ws", this.transport);
			builder = builder
				.doOnChannelInit((observer, channel, remote) -> WebSocketRoute.install(channel, endpoints));
		}
		this.server = builder.bindNow();
	}

	private Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		if (!request.uri().startsWith("/ws")) {
			return response.header("Content-Length", "5").sendString(Mono.just("other")).then();
		}
		return ReactorNettyUpgrade.upgrade(response, this.transport.handshake(NettyClientRequest.of(request)));
	}

	private RecordingSession open(Connection connection) {
		RecordingSession session = new RecordingSession(connection);
		this.sessions.add(session);
		return session;
	}

	private RawClient connect(String headers) throws IOException {
		return connect(headers, 0);
	}

	private RawClient connect(String headers, int receiveBuffer) throws IOException {
		RawClient client = new RawClient(this.server.port(), receiveBuffer);
		client.send(HANDSHAKE + headers + "\r\n");
		assertThat(client.readHead()).startsWith("HTTP/1.1 101");
		return client;
	}

	private RecordingSession session() throws InterruptedException {
		RecordingSession session = this.sessions.poll(5, TimeUnit.SECONDS);
		assertThat(session).isNotNull();
		return session;
	}

	private static Channel channel(RecordingSession session) {
		return ((WebSocketConnection) session.connection()).channel();
	}

	private static void onLoop(RecordingSession session, Consumer<Connection> task) {
		session.connection().eventLoop().submit(() -> task.accept(session.connection())).syncUninterruptibly();
	}

	private static ByteBuf text(String text) {
		ByteBuf message = ByteBufAllocator.DEFAULT.directBuffer();
		message.writeCharSequence(text, StandardCharsets.UTF_8);
		ByteBuf frame = ByteBufAllocator.DEFAULT.directBuffer();
		WebSocketFraming.TEXT.write(message, frame);
		message.release();
		return frame;
	}

}
