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

package io.centrifugo.boot.server;

import java.util.List;

import io.netty.buffer.Unpooled;

import io.centrifugo.engine.session.Connection;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.transport.ConnectionLimits;
import io.centrifugo.engine.transport.HeaderCapture;
import io.centrifugo.engine.transport.OriginPatterns;
import io.centrifugo.engine.transport.TransportContext;

import static org.mockito.Mockito.mock;

/**
 * Opens sessions that greet and understand nothing.
 */
final class GreetingSession {

	static final TransportContext CONTEXT = new TransportContext(GreetingSession::open,
			new OriginPatterns(List.of("http://127.0.0.1*", "https://localhost*")), ConnectionLimits.NONE,
			HeaderCapture.NONE, "");

	private static final byte[] HELLO = { (byte) 0x81, 2, 'h', 'i' };

	private GreetingSession() {
	}

	private static Session open(Connection connection) {
		connection.write(Unpooled.directBuffer(HELLO.length).writeBytes(HELLO));
		return mock(Session.class);
	}

}
