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

package io.centrifugo.engine.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;

import io.centrifugo.engine.handler.ClientContext;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Unsubscribe;
import io.centrifugo.engine.protocol.command.ConnectRequest;

/**
 * One client's connection: who it is, what it is subscribed to, and what it may do. All
 * state is confined to the event loop of its {@link Connection}; methods that say so may
 * be called from any thread and hand the work to that loop.
 *
 * @since 0.1.0
 */
public interface Session {

	/**
	 * Return the client id, new for every connection. Safe from any thread.
	 * @return a UUID
	 */
	String clientId();

	/**
	 * Return the secret handle of an emulated or unidirectional connection. Safe from any
	 * thread.
	 * @return a UUID, empty for other transports
	 */
	String sessionId();

	/**
	 * Return the user id. Safe from any thread once the session is in a
	 * {@link SessionRegistry}.
	 * @return the user id, empty for anonymous and before connect has succeeded
	 */
	String user();

	/**
	 * Return what other clients see of this one. Safe from any thread once the session is
	 * in a {@link SessionRegistry}.
	 * @return the information, without channel information
	 */
	ClientInfo info();

	/**
	 * Return the connection as handlers see it. On the loop only.
	 * @return a snapshot
	 */
	ClientContext context();

	/**
	 * Return the loop of the connection, to which this session is confined. Safe from any
	 * thread.
	 * @return the loop
	 */
	EventLoop eventLoop();

	/**
	 * Return what the session must know of its transport. Safe from any thread.
	 * @return the transport
	 */
	TransportInfo transport();

	/**
	 * Take one frame of commands: a WebSocket message, an HTTP body, emulated data. On
	 * the loop only. Commands run one after the other; what must wait for an asynchronous
	 * one is retained.
	 * @param frame the frame; stays the caller's
	 */
	void onFrame(ByteBuf frame);

	/**
	 * Take the connect request of a unidirectional transport, instead of frames. On the
	 * loop only.
	 * @param request the request
	 */
	void connect(ConnectRequest request);

	/**
	 * Take notice that the transport is gone: closed by the peer, failed, or after
	 * {@link Connection#close}. On the loop only; idempotent.
	 * @param reason why; {@link Disconnect#CONNECTION_CLOSED} if the peer went
	 */
	void onClosed(Disconnect reason);

	/**
	 * Subscribe on the server's behalf and tell the client. Safe from any thread; nothing
	 * happens if the session is closed.
	 * @param subscription the channel and on what terms
	 */
	void subscribe(ServerSubscription subscription);

	/**
	 * End a subscription and tell the client, also when it is not subscribed. Safe from
	 * any thread.
	 * @param channel the channel
	 * @param unsubscribe why
	 */
	void unsubscribe(String channel, Unsubscribe unsubscribe);

	/**
	 * Close the connection. Safe from any thread; idempotent.
	 * @param disconnect why
	 */
	void disconnect(Disconnect disconnect);

	/**
	 * Change the life of the connection and tell the client. Safe from any thread.
	 * @param refresh the new life
	 */
	void refresh(ConnectionRefresh refresh);

}
