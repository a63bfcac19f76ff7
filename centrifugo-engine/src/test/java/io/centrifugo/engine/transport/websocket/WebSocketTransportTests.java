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

import java.util.List;

import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.centrifugo.engine.transport.ConnectionLimits;
import io.centrifugo.engine.transport.HeaderCapture;
import io.centrifugo.engine.transport.OriginPatterns;
import io.centrifugo.engine.transport.RecordingSession;
import io.centrifugo.engine.transport.TestRequest;
import io.centrifugo.engine.transport.TransportContext;

import static org.assertj.core.api.Assertions.assertThat;

class WebSocketTransportTests {

	private RecordingSession session;

	private final WebSocketTransport transport = transport(ConnectionLimits.NONE);

	@Test
	void grantsTheSampleOfTheStandard() {
		WebSocketHandshake handshake = this.transport.handshake(TestRequest.webSocket("/").build());
		assertThat(handshake.granted()).isTrue();
		assertThat(handshake.accept()).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
		assertThat(handshake.subprotocol()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Upgrade", "keep-alive, Upgrade", "upgrade,keep-alive" })
	void understandsConnectionHeaders(String value) {
		assertThat(this.transport.handshake(TestRequest.webSocket("/").header("Connection", value).build()).granted())
			.isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "Connection, keep-alive", "Upgrade, h2c", "Sec-WebSocket-Version, 8", "Sec-WebSocket-Key, short",
			"Sec-WebSocket-Key, '!!!!!!!!!!!!!!!!!!!!!!=='" })
	void refusesWhatIsNoHandshake(String header, String value) {
		WebSocketHandshake handshake = this.transport
			.handshake(TestRequest.webSocket("/").header(header, value).build());
		assertThat(handshake.status().code()).isEqualTo(400);
		assertThat(handshake.namesVersion()).isTrue();
		assertThat(this.transport.handshake(TestRequest.webSocket("/").without(header).build()).status().code())
			.isEqualTo(400);
	}

	@Test
	void refusesOtherMethods() {
		TestRequest request = TestRequest.of("POST", "/")
			.header("Connection", "Upgrade")
			.header("Upgrade", "websocket");
		assertThat(this.transport.handshake(request.build()).status().code()).isEqualTo(405);
	}

	@Test
	void refusesForeignOrigins() {
		assertThat(this.transport.handshake(TestRequest.webSocket("/").header("Origin", "https://evil.example").build())
			.status()
			.code()).isEqualTo(403);
		assertThat(this.transport.handshake(TestRequest.webSocket("/").header("Origin", "https://good.example").build())
			.granted()).isTrue();
	}

	@Test
	void refusesOverTheLimit() {
		ConnectionLimits full = new ConnectionLimits(1, 0, () -> 1);
		assertThat(transport(full).handshake(TestRequest.webSocket("/").build()).status().code()).isEqualTo(503);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "centrifuge-json, centrifuge-json, JSON", "centrifuge-protobuf, centrifuge-protobuf, PROTOBUF",
					"'other, centrifuge-protobuf, centrifuge-json', centrifuge-protobuf, PROTOBUF", "other, '', JSON",
					"'', '', JSON" })
	void choosesTheFirstKnownSubprotocol(String offered, String chosen, String protocol) {
		WebSocketHandshake handshake = this.transport
			.handshake(TestRequest.webSocket("/").header("Sec-WebSocket-Protocol", offered).build());
		assertThat(handshake.subprotocol()).isEqualTo(chosen);
		assertThat(open(handshake).transport().wireForm().codec().type().name()).isEqualTo(protocol);
	}

	@ParameterizedTest
	@CsvSource({ "/?format=protobuf, PROTOBUF, true", "/?cf_protocol=protobuf, PROTOBUF, true",
			"/?cf_protocol=json, JSON, true", "/?cf_ws_frame_ping_pong=true, JSON, false",
			"/?cf_ws_frame_ping_pong=true&format=protobuf, PROTOBUF, false", "/?%zz, JSON, true" })
	void readsTheQuery(String uri, String protocol, boolean pingPong) {
		RecordingSession opened = open(this.transport.handshake(TestRequest.webSocket(uri).build()));
		assertThat(opened.transport().wireForm().codec().type().name()).isEqualTo(protocol);
		assertThat(opened.transport().pingPong()).isEqualTo(pingPong);
		assertThat(opened.transport().name()).isEqualTo("websocket");
		assertThat(opened.transport().emulated()).isFalse();
	}

	private RecordingSession open(WebSocketHandshake handshake) {
		EmbeddedChannel channel = new EmbeddedChannel();
		handshake.takeOver().accept(channel);
		channel.close();
		return this.session;
	}

	private WebSocketTransport transport(ConnectionLimits limits) {
		return new WebSocketTransport(WebSocketOptions.DEFAULTS, new TransportContext((connection) -> {
			this.session = new RecordingSession(connection);
			return this.session;
		}, new OriginPatterns(List.of("https://good.example")), limits, HeaderCapture.NONE, ""));
	}

}
