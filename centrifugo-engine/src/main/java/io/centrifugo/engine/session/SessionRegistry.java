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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The sessions of one node: authenticated ones by client id, session id and user, and
 * those that have not connected yet. Safe from any thread.
 *
 * @since 0.1.0
 */
public final class SessionRegistry {

	private final Map<String, Session> clients = new ConcurrentHashMap<>();

	private final Map<String, Session> handles = new ConcurrentHashMap<>();

	private final Map<String, UserSessions> users = new ConcurrentHashMap<>();

	private final Set<Session> opening = ConcurrentHashMap.newKeySet();

	/**
	 * Remember a session that is not authenticated yet. Called by the session itself.
	 * @param session the session
	 */
	public void open(Session session) {
		this.opening.add(session);
	}

	/**
	 * Make an authenticated session visible. Called by the session itself.
	 * @param session the session
	 */
	public void add(Session session) {
		this.clients.put(session.clientId(), session);
		if (!session.sessionId().isEmpty()) {
			this.handles.put(session.sessionId(), session);
		}
		this.users.compute(session.user(), (user, known) -> UserSessions.with(known, session));
		this.opening.remove(session);
	}

	/**
	 * Forget a session, authenticated or not. Called by the session itself.
	 * @param session the session
	 */
	public void remove(Session session) {
		this.opening.remove(session);
		if (!this.clients.remove(session.clientId(), session)) {
			return;
		}
		this.handles.remove(session.sessionId(), session);
		this.users.computeIfPresent(session.user(), (user, known) -> known.without(session));
	}

	/**
	 * Find a session by its client id.
	 * @param client the client id
	 * @return the session, {@code null} if it is not on this node
	 */
	public @Nullable Session byClient(String client) {
		return this.clients.get(client);
	}

	/**
	 * Find an emulated or unidirectional session by its secret handle.
	 * @param session the session id
	 * @return the session, {@code null} if it is not on this node
	 */
	public @Nullable Session bySession(String session) {
		return this.handles.get(session);
	}

	/**
	 * Return the sessions of a user.
	 * @param user the user id, empty for anonymous ones
	 * @return a snapshot, maybe empty
	 */
	public Collection<Session> byUser(String user) {
		UserSessions known = this.users.get(user);
		return (known != null) ? known.list() : List.of();
	}

	/**
	 * Return how many sessions a user has, without listing them.
	 * @param user the user id
	 * @return the number
	 */
	public int countOf(String user) {
		UserSessions known = this.users.get(user);
		return (known != null) ? known.size() : 0;
	}

	/**
	 * Return the sessions that a server API call concerns.
	 * @param selector which ones
	 * @return a snapshot, maybe empty
	 */
	public Collection<Session> select(SessionSelector selector) {
		if (!selector.client().isEmpty()) {
			return matching(selector, this.clients.get(selector.client()));
		}
		if (!selector.session().isEmpty()) {
			return matching(selector, this.handles.get(selector.session()));
		}
		return selector.allUsers() ? new ArrayList<>(this.clients.values()) : byUser(selector.user());
	}

	private static List<Session> matching(SessionSelector selector, @Nullable Session candidate) {
		return (candidate != null && selector.matches(candidate)) ? List.of(candidate) : List.of();
	}

	/**
	 * Return every session, those that have not connected yet included.
	 * @return a snapshot
	 */
	public Collection<Session> all() {
		List<Session> sessions = new ArrayList<>(this.clients.values());
		sessions.addAll(this.opening);
		return sessions;
	}

	/**
	 * Return how many sessions are authenticated.
	 * @return the number
	 */
	public int numClients() {
		return this.clients.size();
	}

	/**
	 * Return how many users have sessions, "" being one.
	 * @return the number
	 */
	public int numUsers() {
		return this.users.size();
	}

}
