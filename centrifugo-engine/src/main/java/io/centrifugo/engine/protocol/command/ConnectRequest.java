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

package io.centrifugo.engine.protocol.command;

import java.util.Map;

import io.centrifugo.engine.protocol.Payload;

/**
 * Asks to authenticate. Also the whole input of unidirectional transports.
 *
 * @param token connection JWT, empty if none
 * @param data custom data for connect handlers
 * @param subs server-side channels with the positions to recover from
 * @param name client name, for metrics and administrators
 * @param version client version
 * @param headers emulated HTTP headers
 * @param flag bit set of client abilities; unknown bits are ignored
 * @since 0.1.0
 */
public record ConnectRequest(String token, Payload data, Map<String, SubscribeRequest> subs, String name,
		String version, Map<String, String> headers, long flag) implements Request {

	/** Request with nothing set: anonymous, as a unidirectional client may send it. */
	public static final ConnectRequest EMPTY = new ConnectRequest("", Payload.EMPTY, Map.of(), "", "", Map.of(), 0);

	public ConnectRequest {
		subs = Map.copyOf(subs);
		headers = Map.copyOf(headers);
	}

	@Override
	public RequestType type() {
		return RequestType.CONNECT;
	}

	/**
	 * Leave out the token, which must not be logged.
	 */
	@Override
	public String toString() {
		return "ConnectRequest[name=" + this.name + ", version=" + this.version + "]";
	}

}
