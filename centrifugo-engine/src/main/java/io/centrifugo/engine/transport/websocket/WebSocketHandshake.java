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

package io.centrifugo.engine.transport.websocket;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * Answer to a request for a WebSocket connection.
 *
 * @param status 101 if it is granted, else the status to answer
 * @param body text to answer, empty for none
 * @param subprotocol the subprotocol chosen, empty for none
 * @param extensions value of {@code Sec-WebSocket-Extensions}, empty for none
 * @param accept value of {@code Sec-WebSocket-Accept}, empty if refused
 * @param takeOver makes a connection of the channel once 101 is sent, on the channel's
 * loop
 * @since 0.1.0
 */
public record WebSocketHandshake(HttpResponseStatus status, String body, String subprotocol, String extensions,
		String accept, Consumer<Channel> takeOver) {

	/**
	 * Refuse.
	 * @param status the status to answer
	 * @param body the text to answer
	 * @return the refusal
	 */
	public static WebSocketHandshake refuse(HttpResponseStatus status, String body) {
		return new WebSocketHandshake(status, body, "", "", "", Channel::close);
	}

	/**
	 * Return whether the connection is granted.
	 * @return {@code false} if {@link #status} is an error
	 */
	public boolean granted() {
		return this.status == HttpResponseStatus.SWITCHING_PROTOCOLS;
	}

	/**
	 * Return the headers of the answer that grants the connection.
	 * @return values by name
	 */
	public Map<String, String> headers() {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Upgrade", "websocket");
		headers.put("Connection", "Upgrade");
		headers.put("Sec-WebSocket-Accept", this.accept);
		if (!this.subprotocol.isEmpty()) {
			headers.put("Sec-WebSocket-Protocol", this.subprotocol);
		}
		if (!this.extensions.isEmpty()) {
			headers.put("Sec-WebSocket-Extensions", this.extensions);
		}
		return headers;
	}

	/**
	 * Return whether the answer names the version that is understood.
	 * @return {@code true} if {@code Sec-WebSocket-Version: 13} belongs to it
	 */
	public boolean namesVersion() {
		return this.status == HttpResponseStatus.BAD_REQUEST || this.status == HttpResponseStatus.METHOD_NOT_ALLOWED;
	}

}
