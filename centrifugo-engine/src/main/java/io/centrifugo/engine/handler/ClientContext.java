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

package io.centrifugo.engine.handler;

import java.util.List;
import java.util.Map;

import io.centrifugo.engine.protocol.Payload;

/**
 * The connection on whose behalf a handler is asked.
 *
 * @param client client id
 * @param user user id, empty for anonymous and before connect has succeeded
 * @param transport transport name, such as {@code websocket}
 * @param protocol {@code json} or {@code protobuf}
 * @param headers headers of the client's HTTP request, names in lower case
 * @param emulatedHeaders headers sent inside the connect command, names as sent
 * @param meta server-side data bound to the connection, never sent to clients
 * @since 0.1.0
 */
public record ClientContext(String client, String user, String transport, String protocol,
		Map<String, List<String>> headers, Map<String, String> emulatedHeaders, Payload meta) {

	/**
	 * Leave out headers and meta, which may hold secrets.
	 */
	@Override
	public String toString() {
		return "ClientContext[client=" + this.client + ", user=" + this.user + ", transport=" + this.transport + "]";
	}

}
