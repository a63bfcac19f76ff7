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

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.ProtocolError;

/**
 * Errors of the server API: a shorter table than that of the client protocol, in part
 * with other messages.
 *
 * @since 0.1.0
 */
public final class ApiErrors {

	public static final ProtocolError INTERNAL = ProtocolError.INTERNAL;

	public static final ProtocolError UNKNOWN_CHANNEL = ProtocolError.UNKNOWN_CHANNEL;

	public static final ProtocolError NOT_FOUND = new ProtocolError(104, "not found", false);

	public static final ProtocolError BAD_REQUEST = ProtocolError.BAD_REQUEST;

	public static final ProtocolError NOT_AVAILABLE = ProtocolError.NOT_AVAILABLE;

	public static final ProtocolError UNRECOVERABLE_POSITION = ProtocolError.UNRECOVERABLE_POSITION;

	public static final ProtocolError CONFLICT = new ProtocolError(113, "conflict", false);

	private static final Logger logger = LoggerFactory.getLogger(ApiErrors.class);

	private static final List<ProtocolError> TABLE = List.of(INTERNAL, UNKNOWN_CHANNEL, NOT_FOUND, BAD_REQUEST,
			NOT_AVAILABLE, UNRECOVERABLE_POSITION, CONFLICT);

	private ApiErrors() {
	}

	/**
	 * Return the error that a failure is answered with.
	 * @param ex what failed
	 * @return the error of this code in the table; internal server error for everything
	 * else, which is our fault and is logged
	 */
	public static ProtocolError of(Throwable ex) {
		if (ex instanceof ErrorException error) {
			for (ProtocolError entry : TABLE) {
				if (entry.code() == error.code()) {
					return entry;
				}
			}
		}
		logger.error("Server API call failed", ex);
		return INTERNAL;
	}

	/**
	 * Return the HTTP status of an error, where the caller wants errors told that way.
	 * @param code the code of the error
	 * @return the status
	 */
	public static int httpStatus(int code) {
		return switch (code) {
			case 102, 104 -> 404;
			case 107, 108 -> 400;
			case 112 -> 416;
			case 113 -> 409;
			default -> 500;
		};
	}

}
