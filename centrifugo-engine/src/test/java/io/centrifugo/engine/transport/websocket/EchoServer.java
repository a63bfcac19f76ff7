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

import java.time.Duration;
import java.util.List;
import java.util.Map;

import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import io.centrifugo.engine.transport.ConnectionLimits;
import io.centrifugo.engine.transport.HeaderCapture;
import io.centrifugo.engine.transport.OriginPatterns;
import io.centrifugo.engine.transport.RecordingSession;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.deflate.DeflateOptions;

/**
 * What the Autobahn test suite is run against: a server that sends back what it gets, by
 * the handshake, the decoder and the writer that serve clients.
 */
public final class EchoServer {

	/** The suite's largest message and some room. */
	private static final int MESSAGE_SIZE_LIMIT = 17 * 1024 * 1024;

	private EchoServer() {
	}

	/**
	 * Run.
	 * @param args the port, 0 for any that is free
	 */
	public static void main(String[] args) {
		DisposableServer server = bind(Integer.parseInt(args[0]));
		System.out.println("Listening on " + server.port());
		server.onDispose().block();
	}

	static DisposableServer bind(int port) {
		WebSocketOptions options = new WebSocketOptions(MESSAGE_SIZE_LIMIT, Duration.ofSeconds(30),
				Duration.ofSeconds(25), Duration.ofSeconds(8), new DeflateOptions(true, 0, 1, 0));
		EchoTransport transport = new EchoTransport(options, new TransportContext(RecordingSession::new,
				new OriginPatterns(List.of("*")), ConnectionLimits.NONE, HeaderCapture.NONE, ""));
		return HttpServer.create()
			.host("127.0.0.1")
			.port(port)
			.doOnChannelInit((observer, channel, address) -> WebSocketRoute.install(channel, Map.of("/", transport)))
			.bindNow();
	}

}
