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

/**
 * Which connections a server API call concerns. User "" means anonymous connections,
 * unless {@code allUsers} is set; client and session narrow the choice when not empty.
 *
 * @param user user id
 * @param allUsers whether connections of every user are meant
 * @param client client id, empty for any
 * @param session session id, empty for any
 * @since 0.1.0
 */
public record SessionSelector(String user, boolean allUsers, String client, String session) {

	/**
	 * Select every connection of a user.
	 * @param user the user id
	 * @return the selector
	 */
	public static SessionSelector user(String user) {
		return new SessionSelector(user, false, "", "");
	}

	/**
	 * Select the connections of everybody.
	 * @return the selector
	 */
	public static SessionSelector everybody() {
		return new SessionSelector("", true, "", "");
	}

	/**
	 * Return whether a session is meant.
	 * @param candidate the session
	 * @return {@code true} if nothing excludes it
	 */
	public boolean matches(Session candidate) {
		return (this.allUsers || this.user.equals(candidate.user()))
				&& (this.client.isEmpty() || this.client.equals(candidate.clientId()))
				&& (this.session.isEmpty() || this.session.equals(candidate.sessionId()));
	}

}
