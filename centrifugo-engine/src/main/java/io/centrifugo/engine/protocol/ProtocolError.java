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
 * Error of one command's reply (client protocol, section "Error codes"). The connection
 * stays open.
 *
 * @param code numeric code: 100 to 399 are the protocol's, 400 to 1999 the application's
 * @param message text for developers
 * @param temporary whether a client may try the same command again
 * @since 0.1.0
 */
public record ProtocolError(int code, String message, boolean temporary) {

	public static final ProtocolError INTERNAL = new ProtocolError(100, "internal server error", true);

	public static final ProtocolError UNAUTHORIZED = new ProtocolError(101, "unauthorized", false);

	public static final ProtocolError UNKNOWN_CHANNEL = new ProtocolError(102, "unknown channel", false);

	public static final ProtocolError PERMISSION_DENIED = new ProtocolError(103, "permission denied", false);

	public static final ProtocolError METHOD_NOT_FOUND = new ProtocolError(104, "method not found", false);

	public static final ProtocolError ALREADY_SUBSCRIBED = new ProtocolError(105, "already subscribed", false);

	public static final ProtocolError LIMIT_EXCEEDED = new ProtocolError(106, "limit exceeded", false);

	public static final ProtocolError BAD_REQUEST = new ProtocolError(107, "bad request", false);

	public static final ProtocolError NOT_AVAILABLE = new ProtocolError(108, "not available", false);

	public static final ProtocolError TOKEN_EXPIRED = new ProtocolError(109, "token expired", false);

	public static final ProtocolError EXPIRED = new ProtocolError(110, "expired", false);

	public static final ProtocolError TOO_MANY_REQUESTS = new ProtocolError(111, "too many requests", true);

	public static final ProtocolError UNRECOVERABLE_POSITION = new ProtocolError(112, "unrecoverable position", false);

	public static final ProtocolError CONCURRENT_PAGINATION = new ProtocolError(113, "concurrent pagination", true);

	/**
	 * Wrap this error so that it can travel through a {@code Mono}.
	 * @return a new exception without a stack trace
	 */
	public ErrorException toException() {
		return new ErrorException(this);
	}

}
