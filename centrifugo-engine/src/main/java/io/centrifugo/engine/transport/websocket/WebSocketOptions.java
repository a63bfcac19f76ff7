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

import java.time.Duration;

import io.centrifugo.engine.transport.deflate.DeflateOptions;

/**
 * The {@code websocket.*} options of connections.
 *
 * @param messageSizeLimit {@code message_size_limit}: most bytes of a client's message
 * @param writeTimeout {@code write_timeout}: how long a client may read nothing while
 * something waits for it
 * @param pingInterval {@code client.ping_interval}, for connections with pings of
 * WebSocket's own instead of the protocol's
 * @param pongTimeout {@code client.pong_timeout}, for the same
 * @param deflate compression of messages
 * @since 0.1.0
 */
public record WebSocketOptions(int messageSizeLimit, Duration writeTimeout, Duration pingInterval, Duration pongTimeout,
		DeflateOptions deflate) {

	/** The original's defaults. */
	public static final WebSocketOptions DEFAULTS = new WebSocketOptions(65536, Duration.ofSeconds(1),
			Duration.ofSeconds(25), Duration.ofSeconds(8), DeflateOptions.DEFAULTS);

	/**
	 * Take larger or only smaller messages.
	 * @param replacement the limit, in bytes
	 * @return a copy
	 */
	public WebSocketOptions withMessageSizeLimit(int replacement) {
		return new WebSocketOptions(replacement, this.writeTimeout, this.pingInterval, this.pongTimeout, this.deflate);
	}

}
