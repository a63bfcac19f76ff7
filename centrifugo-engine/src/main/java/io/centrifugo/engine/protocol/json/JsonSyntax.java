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

package io.centrifugo.engine.protocol.json;

import io.centrifugo.engine.protocol.frame.MalformedFrameException;

/**
 * Checks whether application bytes are JSON, strictly (RFC 8259, valid UTF-8, at most 512
 * levels deep).
 *
 * @since 0.1.0
 */
public final class JsonSyntax {

	private JsonSyntax() {
	}

	/**
	 * Return whether the bytes are one JSON value, white space around it allowed.
	 * @param bytes the bytes
	 * @return {@code true} for a value of any kind
	 */
	public static boolean isValue(byte[] bytes) {
		try {
			JsonScanner scanner = new JsonScanner(bytes, 0, bytes.length);
			scanner.skipValue();
			scanner.expectEnd();
			return true;
		}
		catch (MalformedFrameException ex) {
			return false;
		}
	}

	/**
	 * Return whether the bytes are one JSON object, white space around it allowed.
	 * @param bytes the bytes
	 * @return {@code true} for an object
	 */
	public static boolean isObject(byte[] bytes) {
		return new JsonScanner(bytes, 0, bytes.length).peek() == '{' && isValue(bytes);
	}

}
