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

package io.centrifugo.engine.protocol;

import java.util.Objects;

/**
 * Who a connection is, as seen by other subscribers: in presence, join and leave events
 * and beside publications of clients.
 *
 * @param user user id, empty for anonymous
 * @param client client id, a UUID, new for every connection
 * @param connectionInfo information bound to the connection ({@code conn_info})
 * @param channelInfo information bound to the subscription ({@code chan_info})
 * @since 0.1.0
 */
public record ClientInfo(String user, String client, Payload connectionInfo, Payload channelInfo) {

	public ClientInfo {
		Objects.requireNonNull(user, "'user' must not be null");
		Objects.requireNonNull(client, "'client' must not be null");
	}

	/**
	 * Create an info without further payloads.
	 * @param user the user id
	 * @param client the client id
	 */
	public ClientInfo(String user, String client) {
		this(user, client, Payload.EMPTY, Payload.EMPTY);
	}

}
