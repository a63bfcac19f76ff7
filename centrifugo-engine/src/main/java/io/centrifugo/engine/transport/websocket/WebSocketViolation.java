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

/**
 * The peer broke the rules of the WebSocket protocol: the connection fails with a close
 * code.
 */
@SuppressWarnings("serial")
final class WebSocketViolation extends RuntimeException {

	static final int PROTOCOL_ERROR = 1002;

	static final int INVALID_DATA = 1007;

	static final int TOO_BIG = 1009;

	private final int code;

	WebSocketViolation(int code, String message) {
		super(message, null, false, false);
		this.code = code;
	}

	int code() {
		return this.code;
	}

}
