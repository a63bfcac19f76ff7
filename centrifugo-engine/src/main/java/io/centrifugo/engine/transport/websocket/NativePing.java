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
import java.util.concurrent.TimeUnit;

import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Ping frames at an interval, and the end of a connection that does not answer one in
 * time. For the few connections whose pings do not go by the protocol.
 */
final class NativePing {

	private final WebSocketConnection connection;

	private final long intervalMillis;

	private final long timeoutMillis;

	private @Nullable Future<?> next;

	private boolean waiting;

	private NativePing(WebSocketConnection connection, Duration interval, Duration timeout) {
		this.connection = connection;
		this.intervalMillis = interval.toMillis();
		this.timeoutMillis = timeout.toMillis();
	}

	static @Nullable NativePing start(WebSocketConnection connection, WebSocketOptions options) {
		if (options.pingInterval().isNegative() || options.pingInterval().isZero()) {
			return null;
		}
		NativePing ping = new NativePing(connection, options.pingInterval(), options.pongTimeout());
		ping.schedule(ping::send, ping.intervalMillis);
		return ping;
	}

	private void schedule(Runnable task, long millis) {
		this.next = this.connection.eventLoop().schedule(task, millis, TimeUnit.MILLISECONDS);
	}

	private void send() {
		this.connection.ping();
		if (this.timeoutMillis <= 0) {
			schedule(this::send, this.intervalMillis);
			return;
		}
		this.waiting = true;
		schedule(this::check, Math.min(this.timeoutMillis, this.intervalMillis));
	}

	private void check() {
		if (this.waiting) {
			this.connection.dead();
			return;
		}
		schedule(this::send, Math.max(this.intervalMillis - this.timeoutMillis, 1));
	}

	void answered() {
		this.waiting = false;
	}

	void stop() {
		if (this.next != null) {
			this.next.cancel(false);
		}
	}

}
