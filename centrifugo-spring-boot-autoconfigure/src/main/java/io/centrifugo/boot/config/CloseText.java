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

package io.centrifugo.boot.config;

import java.nio.charset.StandardCharsets;

/**
 * Texts that fit into the close frame of a WebSocket (RFC 6455, section 5.5).
 *
 * @since 0.1.0
 */
public final class CloseText {

	/** Greatest number of characters. */
	public static final int MAX_LENGTH = 123;

	private CloseText() {
	}

	/**
	 * Decide.
	 * @param text the text
	 * @return whether it is short enough, and ASCII
	 */
	public static boolean fits(String text) {
		return text.length() <= MAX_LENGTH && StandardCharsets.US_ASCII.newEncoder().canEncode(text);
	}

}
