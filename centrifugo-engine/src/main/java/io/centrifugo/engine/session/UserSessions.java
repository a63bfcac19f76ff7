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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The sessions of one user. Most users have one, for which there is no collection.
 */
final class UserSessions {

	private @Nullable Session single;

	private @Nullable Set<Session> several;

	private UserSessions(Session single) {
		this.single = single;
	}

	static UserSessions with(@Nullable UserSessions known, Session session) {
		if (known == null) {
			return new UserSessions(session);
		}
		known.add(session);
		return known;
	}

	private synchronized void add(Session session) {
		Set<Session> sessions = this.several;
		if (sessions == null) {
			sessions = new LinkedHashSet<>();
			if (this.single != null) {
				sessions.add(this.single);
			}
			this.single = null;
			this.several = sessions;
		}
		sessions.add(session);
	}

	/**
	 * Remove a session.
	 * @return what is left, {@code null} if nothing
	 */
	synchronized @Nullable UserSessions without(Session session) {
		if (this.several != null) {
			this.several.remove(session);
			return this.several.isEmpty() ? null : this;
		}
		return (this.single == session) ? null : this;
	}

	synchronized List<Session> list() {
		if (this.several != null) {
			return new ArrayList<>(this.several);
		}
		return (this.single != null) ? List.of(this.single) : List.of();
	}

	synchronized int size() {
		return (this.several != null) ? this.several.size() : ((this.single != null) ? 1 : 0);
	}

}
