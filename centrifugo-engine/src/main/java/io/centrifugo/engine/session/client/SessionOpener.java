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

package io.centrifugo.engine.session.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.netty.channel.EventLoop;

import io.centrifugo.engine.session.Connection;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.SessionServices;
import io.centrifugo.engine.session.flow.SessionShared;

/**
 * Opens the sessions of a node.
 *
 * @since 0.1.0
 */
public final class SessionOpener {

	private final SessionShared shared;

	private final Map<EventLoop, LoopContext> loops = new ConcurrentHashMap<>();

	/**
	 * Create.
	 * @param services what the node offers to its sessions
	 */
	public SessionOpener(SessionServices services) {
		this.shared = new SessionShared(services);
	}

	/**
	 * Open a session for a new connection; it is closed as stale unless it connects in
	 * time. On the connection's loop.
	 * @param connection the connection
	 * @return the session
	 */
	public Session open(Connection connection) {
		LoopContext context = this.loops.computeIfAbsent(connection.eventLoop(),
				(loop) -> new LoopContext(this.shared, loop));
		ClientSession session = new ClientSession(context, connection);
		session.open();
		return session;
	}

}
