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

/**
 * Reason for which the server closes a connection (client protocol, section "Disconnect
 * codes").
 *
 * @param code numeric code; SDKs decide by its range whether they reconnect
 * @param reason text for developers, at most 123 bytes so that it fits a close frame
 * @since 0.1.0
 */
public record Disconnect(int code, String reason) {

	/** The transport went away; never sent. */
	public static final Disconnect CONNECTION_CLOSED = new Disconnect(3000, "connection closed");

	public static final Disconnect SHUTDOWN = new Disconnect(3001, "shutdown");

	public static final Disconnect SERVER_ERROR = new Disconnect(3004, "internal server error");

	public static final Disconnect EXPIRED = new Disconnect(3005, "connection expired");

	public static final Disconnect SUBSCRIPTION_EXPIRED = new Disconnect(3006, "subscription expired");

	public static final Disconnect SLOW = new Disconnect(3008, "slow");

	public static final Disconnect WRITE_ERROR = new Disconnect(3009, "write error");

	public static final Disconnect INSUFFICIENT_STATE = new Disconnect(3010, "insufficient state");

	public static final Disconnect FORCE_RECONNECT = new Disconnect(3011, "force reconnect");

	public static final Disconnect NO_PONG = new Disconnect(3012, "no pong");

	public static final Disconnect TOO_MANY_REQUESTS = new Disconnect(3013, "too many requests");

	public static final Disconnect STATE_INVALIDATED = new Disconnect(3014, "state invalidated");

	public static final Disconnect INVALID_TOKEN = new Disconnect(3500, "invalid token");

	public static final Disconnect BAD_REQUEST = new Disconnect(3501, "bad request");

	public static final Disconnect STALE = new Disconnect(3502, "stale");

	public static final Disconnect FORCE_NO_RECONNECT = new Disconnect(3503, "force disconnect");

	public static final Disconnect CONNECTION_LIMIT = new Disconnect(3504, "connection limit");

	public static final Disconnect CHANNEL_LIMIT = new Disconnect(3505, "channel limit");

	public static final Disconnect INAPPROPRIATE_PROTOCOL = new Disconnect(3506, "inappropriate protocol");

	public static final Disconnect PERMISSION_DENIED = new Disconnect(3507, "permission denied");

	public static final Disconnect NOT_AVAILABLE = new Disconnect(3508, "not available");

	public static final Disconnect TOO_MANY_ERRORS = new Disconnect(3509, "too many errors");

	/**
	 * Return whether what is queued for the peer is dropped: it is gone, or too slow for
	 * it.
	 * @return {@code true} for 3000 and 3008
	 */
	public boolean dropsQueue() {
		return this.code == CONNECTION_CLOSED.code || this.code == SLOW.code;
	}

	/**
	 * Wrap this disconnect so that it can travel through a {@code Mono}.
	 * @return a new exception without a stack trace
	 */
	public DisconnectException toException() {
		return new DisconnectException(this);
	}

}
