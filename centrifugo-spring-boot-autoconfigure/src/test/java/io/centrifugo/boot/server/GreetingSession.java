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

import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Unsubscribe;
import io.centrifugo.engine.protocol.command.ConnectRequest;
import io.centrifugo.engine.session.Connection;
import io.centrifugo.engine.session.ConnectionRefresh;
import io.centrifugo.engine.session.ServerSubscription;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.TransportInfo;
import io.centrifugo.engine.transport.ConnectionLimits;
import io.centrifugo.engine.transport.HeaderCapture;
import io.centrifugo.engine.transport.OriginPatterns;
import io.centrifugo.engine.transport.TransportContext;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Session that greets and understands nothing.
 */
final class GreetingSession implements Session {

	/** Opens such sessions. */
	static final TransportContext CONTEXT = new TransportContext(GreetingSession::new,
			new OriginPatterns(List.of("http://127.0.0.1*")), ConnectionLimits.NONE, HeaderCapture.NONE, "");

	private static final byte[] HELLO = { (byte) 0x81, 2, 'h', 'i' };

	private final Connection connection;

	GreetingSession(Connection connection) {
		this.connection = connection;
		ByteBuf frame = connection.eventLoop().isShuttingDown() ? Unpooled.EMPTY_BUFFER
				: Unpooled.directBuffer(HELLO.length).writeBytes(HELLO);
		connection.write(frame);
	}

	@Override
	public String clientId() {
		return "";
	}

	@Override
	public String sessionId() {
		return "";
	}

	@Override
	public String user() {
		return "";
	}

	@Override
	public ClientInfo info() {
		return new ClientInfo("", "", Payload.EMPTY, Payload.EMPTY);
	}

	@Override
	public TransportInfo transport() {
		return this.connection.transport();
	}

	@Override
	public void onFrame(ByteBuf frame) {
	}

	@Override
	public void connect(ConnectRequest request) {
	}

	@Override
	public void onClosed(Disconnect reason) {
	}

	@Override
	public void subscribe(ServerSubscription subscription) {
	}

	@Override
	public void unsubscribe(String channel, Unsubscribe unsubscribe) {
	}

	@Override
	public void disconnect(Disconnect disconnect) {
		this.connection.close(disconnect);
	}

	@Override
	public void refresh(ConnectionRefresh refresh) {
	}

}
