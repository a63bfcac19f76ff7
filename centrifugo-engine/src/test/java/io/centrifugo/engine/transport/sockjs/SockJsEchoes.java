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

import java.util.List;
import java.util.function.Function;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.session.Connection;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.transport.ConnectionLimits;
import io.centrifugo.engine.transport.HeaderCapture;
import io.centrifugo.engine.transport.OriginPatterns;
import io.centrifugo.engine.transport.RecordingSession;
import io.centrifugo.engine.transport.TransportContext;

/**
 * The services that the public SockJS protocol suite talks to, on the transport that
 * serves clients.
 */
public final class SockJsEchoes {

	/** What the suite asks for. */
	private static final int RESPONSE_LIMIT = 4096;

	/** Not the suite's 3000, which tells our sessions that the peer has gone. */
	private static final Disconnect GO_AWAY = new Disconnect(4000, "Go away!");

	private SockJsEchoes() {
	}

	/**
	 * Create the service that sends every message back.
	 * @param maxMessageSize most bytes of a message
	 * @return a transport for everything below one path
	 */
	public static SockJsTransport echo(int maxMessageSize) {
		SockJsOptions defaults = SockJsOptions.DEFAULTS;
		return new SockJsTransport(new SockJsOptions(defaults.clientUrl(), defaults.heartbeatDelay(),
				defaults.disconnectDelay(), maxMessageSize, RESPONSE_LIMIT, defaults.webSocket()),
				context(EchoSession::new));
	}

	/**
	 * Create the service that closes every session at once.
	 * @return a transport for everything below one path
	 */
	public static SockJsTransport close() {
		return new SockJsTransport(SockJsOptions.DEFAULTS, context((connection) -> {
			RecordingSession session = new RecordingSession(connection);
			session.disconnect(GO_AWAY);
			return session;
		}));
	}

	private static TransportContext context(Function<Connection, Session> sessions) {
		return new TransportContext(sessions, new OriginPatterns(List.of("*")), ConnectionLimits.NONE,
				HeaderCapture.NONE, "");
	}

	/**
	 * Sends every frame back.
	 */
	private static final class EchoSession extends RecordingSession {

		EchoSession(Connection connection) {
			super(connection);
		}

		@Override
		public void onFrame(ByteBuf frame) {
			ByteBuf answer = ByteBufAllocator.DEFAULT.buffer();
			if (transport().wireForm() == SockJsFrames.ELEMENTS) {
				SockJsFrames.writeElement(frame, answer);
			}
			else {
				SockJsFrames.writeWebSocket(frame, answer);
			}
			connection().write(answer);
		}

	}

}
