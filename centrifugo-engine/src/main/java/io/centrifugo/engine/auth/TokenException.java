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

package io.centrifugo.engine.auth;

/**
 * A token that opens nothing.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class TokenException extends RuntimeException {

	private final Kind kind;

	/**
	 * Create an exception without a stack trace.
	 * @param kind what the client is to do about it
	 * @param message what is wrong, for a debug log; holds nothing of the token
	 */
	public TokenException(Kind kind, String message) {
		super(message, null, false, false);
		this.kind = kind;
	}

	public Kind kind() {
		return this.kind;
	}

	static TokenException invalid(String message) {
		return new TokenException(Kind.INVALID, message);
	}

	/**
	 * What is wrong.
	 */
	public enum Kind {

		/** It was good once, or is not good yet: the client asks for a new one. */
		EXPIRED,

		/** It never was good: the client gives up. */
		INVALID

	}

}
