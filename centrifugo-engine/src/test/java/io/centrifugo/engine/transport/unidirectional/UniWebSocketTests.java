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

package io.centrifugo.engine.transport.unidirectional;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.command.ConnectRequest;
import io.centrifugo.engine.transport.ConnectionLimits;
import io.centrifugo.engine.transport.HeaderCapture;
import io.centrifugo.engine.transport.OriginPatterns;
import io.centrifugo.engine.transport.RecordingSession;
import io.centrifugo.engine.transport.TestRequest;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.websocket.WebSocketHandshake;
import io.centrifugo.engine.transport.websocket.WebSocketOptions;

import static org.assertj.core.api.Assertions.assertThat;

class UniWebSocketTests {

	private static final String PUSH = "\u00818{\"disconnect\":{\"code\":3503,\"reason\":\"force disconnect\"}}";

	private final EmbeddedChannel channel = new EmbeddedChannel();

	private RecordingSession session;

	@AfterEach
	void finish() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void connectsByTheQuery() {
		open("/?cf_connect=%7B%22token%22%3A%22t%22%7D", UniWebSocketOptions.DEFAULTS);
		this.channel.writeInbound(text("{\"token\":\"late\"}"));
		assertThat(this.session.connects).extracting(ConnectRequest::token).containsExactly("t");
		assertThat(this.session.frames).isEmpty();
	}

	@Test
	void connectsByTheFirstMessage() {
		open("/", UniWebSocketOptions.DEFAULTS);
		assertThat(this.session.connects).isEmpty();
		this.channel.writeInbound(text("null"), text("{\"token\":\"late\"}"), text("nonsense"));
		assertThat(this.session.connects).containsExactly(ConnectRequest.EMPTY);
	}

	@Test
	void refusesAMalformedQuery() {
		WebSocketHandshake handshake = transport(UniWebSocketOptions.DEFAULTS)
			.handshake(TestRequest.webSocket("/?cf_connect=%7B").build());
		assertThat(handshake.status().code()).isEqualTo(400);
		assertThat(handshake.body()).isEqualTo("invalid connect request");
	}

	@Test
	void closesOnAMalformedMessage() {
		open("/", UniWebSocketOptions.DEFAULTS);
		this.channel.writeInbound(text("{"));
		assertThat(this.session.closed).containsExactly(3501);
		assertThat(sent()).endsWith("\r\u00adbad request");
	}

	@Test
	void endIsADisconnectPushAndACloseFrame() {
		open("/", UniWebSocketOptions.DEFAULTS);
		inOneTurn(() -> this.session.connection().close(Disconnect.FORCE_NO_RECONNECT));
		assertThat(sent()).isEqualTo(PUSH + "\u0088\u0012\r\u00afforce disconnect");
	}

	@Test
	void eitherMayBeSwitchedOff() {
		open("/", new UniWebSocketOptions(WebSocketOptions.DEFAULTS, false, true));
		inOneTurn(() -> this.session.connection().close(Disconnect.FORCE_NO_RECONNECT));
		assertThat(sent()).isEqualTo("\u0088\u0012\r\u00afforce disconnect");
	}

	@Test
	void withoutClosingHandshakeTheSocketIsDropped() {
		open("/", new UniWebSocketOptions(WebSocketOptions.DEFAULTS, true, false));
		inOneTurn(() -> this.session.connection().close(Disconnect.FORCE_NO_RECONNECT));
		assertThat(sent()).isEqualTo(PUSH);
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void pingsNatively() {
		this.channel.freezeTime();
		open("/", UniWebSocketOptions.DEFAULTS);
		this.channel.advanceTimeBy(25, TimeUnit.SECONDS);
		this.channel.runScheduledPendingTasks();
		assertThat(sent()).isEqualTo("\u0089\0");
		assertThat(this.session.transport().pingPong()).isTrue();
	}

	private void open(String uri, UniWebSocketOptions options) {
		transport(options).handshake(TestRequest.webSocket(uri).build()).takeOver().accept(this.channel);
	}

	private UniWebSocketTransport transport(UniWebSocketOptions options) {
		return new UniWebSocketTransport(options, new TransportContext((connection) -> {
			this.session = new RecordingSession(connection);
			return this.session;
		}, OriginPatterns.NONE, ConnectionLimits.NONE, HeaderCapture.NONE, ""));
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
		this.channel.runPendingTasks();
		StringBuilder text = new StringBuilder();
		for (ByteBuf next = this.channel.readOutbound(); next != null; next = this.channel.readOutbound()) {
			text.append(next.toString(StandardCharsets.ISO_8859_1));
			next.release();
		}
		return text.toString();
	}

}
