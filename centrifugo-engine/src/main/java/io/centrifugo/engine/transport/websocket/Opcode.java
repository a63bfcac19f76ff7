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

import org.jspecify.annotations.Nullable;

/**
 * Kinds of WebSocket frames (RFC 6455, section 5.2).
 */
enum Opcode {

	CONTINUATION(0), TEXT(1), BINARY(2), CLOSE(8), PING(9), PONG(10);

	private static final @Nullable Opcode[] BY_VALUE = new Opcode[16];

	static {
		for (Opcode opcode : values()) {
			BY_VALUE[opcode.value] = opcode;
		}
	}

	private final int value;

	Opcode(int value) {
		this.value = value;
	}

	int value() {
		return this.value;
	}

	boolean control() {
		return this.value >= CLOSE.value;
	}

	/**
	 * Find by the value in a frame header.
	 * @param value 0 to 15
	 * @return the opcode, {@code null} for a reserved one
	 */
	static @Nullable Opcode of(int value) {
		return BY_VALUE[value];
	}

}
