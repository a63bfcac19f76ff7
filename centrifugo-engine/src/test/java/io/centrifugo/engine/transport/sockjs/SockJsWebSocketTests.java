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

package io.centrifugo.engine.transport.sockjs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.push.MessagePush;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.transport.ConnectionLimits;
import io.centrifugo.engine.transport.HeaderCapture;
import io.centrifugo.engine.transport.OriginPatterns;
import io.centrifugo.engine.transport.RecordingSession;
import io.centrifugo.engine.transport.TestRequest;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.websocket.WebSocketHandshake;
import io.centrifugo.engine.transport.websocket.WebSocketOptions;

import static org.assertj.core.api.Assertions.assertThat;

class SockJsWebSocketTests {

	private final EmbeddedChannel channel = new EmbeddedChannel();

	private RecordingSession session;

	@AfterEach
	void finish() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void opensWithAFrame() {
		open(SockJsOptions.DEFAULTS);
		assertThat(sent()).isEqualTo("\u0081\u0001o");
		assertThat(this.session.transport().name()).isEqualTo("sockjs");
	}

	@Test
	void refusesForeignOrigins() {
		WebSocketHandshake handshake = handshake(SockJsOptions.DEFAULTS,
				TestRequest.webSocket("/").header("Origin", "https://evil.example"));
		assertThat(handshake.status().code()).isEqualTo(403);
	}

	@Test
	void messagesAreArraysOfStrings() {
		open(SockJsOptions.DEFAULTS);
		this.channel.writeInbound(text("[\"{}\\n{}\",\"b\"]"), text("[]"), text(""), text("[\"c\"]"));
		assertThat(this.session.frames).containsExactly("{}\n{}", "b", "c");
		sent();
		inOneTurn(() -> this.session.connection()
			.write(this.session.transport()
				.wireForm()
				.encode(this.channel.alloc(), new Push("", new MessagePush(Payload.of("1"))))));
		String message = "a[\"{\\\"push\\\":{\\\"message\\\":{\\\"data\\\":1}}}\"]";
		assertThat(sent()).isEqualTo("\u0081" + (char) message.length() + message);
	}

	@Test
	void brokenMessageCutsTheConnection() {
		open(SockJsOptions.DEFAULTS);
		this.channel.writeInbound(text("[\"a"));
		assertThat(this.session.closed).containsExactly(3000);
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void closeIsAFrameOfBothProtocols() {
		open(SockJsOptions.DEFAULTS);
		sent();
		inOneTurn(() -> this.session.connection().close(Disconnect.BAD_REQUEST));
		assertThat(sent()).isEqualTo("\u0081\u0015c[3501,\"bad request\"]\u0088\r\r\u00adbad request");
	}

	@Test
	void heartbeatsWhenAsked() {
		this.channel.freezeTime();
		open(new SockJsOptions("", Duration.ofSeconds(2), Duration.ofSeconds(5), 100, 4096, WebSocketOptions.DEFAULTS));
		sent();
		this.channel.advanceTimeBy(2, TimeUnit.SECONDS);
		this.channel.runScheduledPendingTasks();
		this.channel.runPendingTasks();
		assertThat(sent()).isEqualTo("\u0081\u0001h");
	}

	private void open(SockJsOptions options) {
		handshake(options, TestRequest.webSocket("/")).takeOver().accept(this.channel);
		this.channel.runPendingTasks();
	}

	private WebSocketHandshake handshake(SockJsOptions options, TestRequest request) {
		return new SockJsWebSocketTransport(options, new TransportContext((connection) -> {
			this.session = new RecordingSession(connection);
			return this.session;
		}, OriginPatterns.NONE, ConnectionLimits.NONE, HeaderCapture.NONE, "")).handshake(request.build());
	}

	private void inOneTurn(Runnable task) {
		this.channel.eventLoop().execute(task);
		this.channel.runPendingTasks();
	}

	/** A client's frame, masked with zeros. */
	private static ByteBuf text(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return Unpooled.buffer().writeByte(0x81).writeByte(0x80 | bytes.length).writeInt(0).writeBytes(bytes);
	}

	private String sent() {
		StringBuilder text = new StringBuilder();
		for (ByteBuf out = this.channel.readOutbound(); out != null; out = this.channel.readOutbound()) {
			text.append(out.toString(StandardCharsets.ISO_8859_1));
			out.release();
		}
		return text.toString();
	}

}
