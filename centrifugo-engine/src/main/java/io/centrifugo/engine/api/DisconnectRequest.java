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

package io.centrifugo.engine.api;

import java.util.Set;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.session.SessionSelector;

/**
 * Close connections.
 *
 * @param selector which connections
 * @param whitelist client ids of those that stay
 * @param disconnect why; decides whether clients come back
 * @since 0.1.0
 */
public record DisconnectRequest(SessionSelector selector, Set<String> whitelist, Disconnect disconnect) {

	public DisconnectRequest {
		whitelist = Set.copyOf(whitelist);
	}

	/**
	 * Create a request to close a user's connections for good.
	 * @param user the user
	 */
	public DisconnectRequest(String user) {
		this(SessionSelector.user(user), Set.of(), Disconnect.FORCE_NO_RECONNECT);
	}

}
