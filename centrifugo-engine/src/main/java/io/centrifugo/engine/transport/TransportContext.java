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

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.centrifugo.engine.session.Connection;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.TransportInfo;

/**
 * What every client transport of a node needs.
 *
 * @param sessions opens a session for a connection, called on the connection's loop
 * @param origins the origins that may connect
 * @param limits how many may connect
 * @param headers which request headers stay with a connection
 * @param userIdHeader request header that a trusted proxy puts the user id into, empty
 * for none
 * @since 0.1.0
 */
public record TransportContext(Function<Connection, Session> sessions, OriginPatterns origins, ConnectionLimits limits,
		HeaderCapture headers, String userIdHeader) {

	/**
	 * Describe the transport of one connection.
	 * @param plain the description without anything from the request; returned as it is
	 * when there is nothing to add
	 * @param request the opening request
	 * @return the description with captured headers and user id
	 */
	public TransportInfo describe(TransportInfo plain, ClientRequest request) {
		Map<String, List<String>> captured = this.headers.capture(request);
		String user = this.userIdHeader.isEmpty() ? "" : request.header(this.userIdHeader);
		if (captured.isEmpty() && user.isEmpty()) {
			return plain;
		}
		return new TransportInfo(plain.name(), plain.wireForm(), plain.emulated(), plain.pingPong(), captured, user);
	}

}
