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

package io.centrifugo.engine.transport;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;

import io.centrifugo.engine.handler.ClientContext;
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

/**
 * Remembers what the transport tells it.
 */
public class RecordingSession implements Session {

	/** Texts of the frames. */
	public final List<String> frames = new CopyOnWriteArrayList<>();

	/** Connect requests. */
	public final List<ConnectRequest> connects = new CopyOnWriteArrayList<>();

	/** Codes by which it was closed. */
	public final List<Integer> closed = new CopyOnWriteArrayList<>();

	private final Connection connection;

	public RecordingSession(Connection connection) {
		this.connection = connection;
	}

	public Connection connection() {
		return this.connection;
	}

	@Override
	public void onFrame(ByteBuf frame) {
		this.frames.add(frame.toString(StandardCharsets.UTF_8));
	}

	@Override
	public void connect(ConnectRequest request) {
		this.connects.add(request);
	}

	@Override
	public void onClosed(Disconnect reason) {
		this.closed.add(reason.code());
	}

	@Override
	public String clientId() {
		return "client";
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
		return new ClientInfo("", "client");
	}

	@Override
	public EventLoop eventLoop() {
		return this.connection.eventLoop();
	}

	@Override
	public TransportInfo transport() {
		return this.connection.transport();
	}

	@Override
	public void subscribe(ServerSubscription subscription) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void unsubscribe(String channel, Unsubscribe unsubscribe) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void disconnect(Disconnect disconnect) {
		this.connection.eventLoop().execute(() -> this.connection.close(disconnect));
	}

	@Override
	public void refresh(ConnectionRefresh refresh) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ClientContext context() {
		return new ClientContext(clientId(), user(), "websocket", "json", Map.of(), Map.of(), Payload.EMPTY);
	}

}
