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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.http.server.HttpServer;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.push.PublicationPush;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.session.Connection;
import io.centrifugo.engine.transport.ConnectionLimits;
import io.centrifugo.engine.transport.HeaderCapture;
import io.centrifugo.engine.transport.OriginPatterns;
import io.centrifugo.engine.transport.RawClient;
import io.centrifugo.engine.transport.RecordingSession;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.deflate.Compressor;
import io.centrifugo.engine.transport.deflate.DeflateOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for compressed messages over sockets, with another implementation as the client.
 */
class DeflatedMessagesIntegrationTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final String HANDSHAKE = "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
			+ "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
			+ "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n";

	private static final int DEFLATED_TEXT = 0xc1;

	private final BlockingQueue<RecordingSession> sessions = new LinkedBlockingQueue<>();

	private DisposableServer server;

	@BeforeEach
	void start() {
		WebSocketOptions options = new WebSocketOptions(1000, Duration.ofSeconds(1), Duration.ofSeconds(25),
				Duration.ofSeconds(8), new DeflateOptions(true, 30, 1, 0));
		WebSocketTransport transport = new WebSocketTransport(options, new TransportContext(this::open,
				new OriginPatterns(List.of("*")), ConnectionLimits.NONE, HeaderCapture.NONE, ""));
		this.server = HttpServer.create()
			.host("localhost")
			.port(0)
			.doOnChannelInit((observer, channel, address) -> WebSocketRoute.install(channel, Map.of("/ws", transport)))
			.bindNow(LIMIT);
	}

	@AfterEach
	void stop() {
		this.server.disposeNow(LIMIT);
	}

	private RecordingSession open(Connection connection) {
		RecordingSession session = new RecordingSession(connection);
		this.sessions.add(session);
		return session;
	}

	@Test
	void otherImplementationUnderstandsBothWays() throws Exception {
		Sinks.Many<String> toServer = Sinks.many().unicast().onBackpressureBuffer();
		BlockingQueue<String> fromServer = new LinkedBlockingQueue<>();
		HttpClient.create()
			.websocket(WebsocketClientSpec.builder().compress(true).compressionAllowClientNoContext(true).build())
			.uri("ws://localhost:" + this.server.port() + "/ws")
			.handle((in, out) -> out.sendObject(toServer.asFlux().map(TextWebSocketFrame::new))
				.then()
				.and(in.receive().asString().doOnNext(fromServer::add)))
			.subscribe();
		RecordingSession session = session();
		String large = "x".repeat(5000);
		Flux.just("short", large, "again " + large).subscribe(toServer::tryEmitNext);
		await().untilAsserted(() -> assertThat(session.frames).containsExactly("short", large, "again " + large));
		publish(session, "\"short\"");
		publish(session, "\"" + large + "\"");
		assertThat(fromServer.poll(10, TimeUnit.SECONDS))
			.isEqualTo("{\"push\":{\"channel\":\"news\",\"pub\":{\"data\":\"short\"}}}");
		assertThat(fromServer.poll(10, TimeUnit.SECONDS))
			.isEqualTo("{\"push\":{\"channel\":\"news\",\"pub\":{\"data\":\"" + large + "\"}}}");
		toServer.tryEmitComplete();
	}

	@Test
	void bombEndsTheConnection() throws Exception {
		try (RawClient client = connect()) {
			client.send(ClientFrames.frame(DEFLATED_TEXT, deflated("x".repeat(10_001))));
			assertThat(client.readFrame()).isEqualTo("close 1009");
		}
	}

	@Test
	void brokenDataEndsTheConnection() throws Exception {
		try (RawClient client = connect()) {
			client.send(ClientFrames.frame(DEFLATED_TEXT, new byte[] { -1, -1, 18, 52 }));
			assertThat(client.readFrame()).isEqualTo("close 1007");
		}
	}

	@Test
	void fragmentsAreDecompressedTogether() throws Exception {
		try (RawClient client = connect()) {
			byte[] message = deflated("in three parts, in three parts");
			client.send(ClientFrames.frame(0x41, Arrays.copyOfRange(message, 0, 5)));
			client.send(ClientFrames.frame(0x89, new byte[0]));
			client.send(ClientFrames.frame(0x00, Arrays.copyOfRange(message, 5, 9)));
			client.send(ClientFrames.frame(0x80, Arrays.copyOfRange(message, 9, message.length)));
			RecordingSession session = session();
			await().untilAsserted(() -> assertThat(session.frames).containsExactly("in three parts, in three parts"));
		}
	}

	private RawClient connect() throws Exception {
		RawClient client = new RawClient(this.server.port());
		client.send(HANDSHAKE);
		assertThat(client.readHead()).contains("Sec-WebSocket-Extensions: permessage-deflate; "
				+ "server_no_context_takeover; client_no_context_takeover");
		return client;
	}

	private static byte[] deflated(String text) {
		ByteBuf deflated = new Compressor(9).compress(Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8)));
		byte[] bytes = new byte[deflated.readableBytes()];
		deflated.readBytes(bytes).release();
		return bytes;
	}

	private RecordingSession session() throws InterruptedException {
		return this.sessions.poll(10, TimeUnit.SECONDS);
	}

	private static void publish(RecordingSession session, String data) {
		Connection connection = session.connection();
		connection.eventLoop()
			.execute(() -> connection.write(connection.transport()
				.wireForm()
				.encode(ByteBufAllocator.DEFAULT,
						new Push("news", new PublicationPush(Publication.of(Payload.of(data)))))));
	}

}
