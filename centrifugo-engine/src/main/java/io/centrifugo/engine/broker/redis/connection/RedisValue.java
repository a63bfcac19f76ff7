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

package io.centrifugo.engine.broker.redis.connection;

import java.nio.charset.StandardCharsets;

/**
 * Arguments and results of commands as Redis spells them.
 *
 * @since 0.1.0
 */
public final class RedisValue {

	private RedisValue() {
	}

	/**
	 * Read a number that Redis may have sent as a text.
	 * @param reply what Redis sent
	 * @return the number, unsigned
	 */
	public static long number(Object reply) {
		return (reply instanceof Long number) ? number : Long.parseUnsignedLong(text(reply));
	}

	/**
	 * Read a text.
	 * @param reply what Redis sent
	 * @return the text
	 */
	public static String text(Object reply) {
		return (reply instanceof byte[] bytes) ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(reply);
	}

	/**
	 * Write a text.
	 * @param text the text
	 * @return its bytes
	 */
	public static byte[] of(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Write a number.
	 * @param number the number
	 * @return its digits
	 */
	public static byte[] of(long number) {
		return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Write a yes or no.
	 * @param value which of them
	 * @return 1 or 0
	 */
	public static byte[] flag(boolean value) {
		return of(value ? 1 : 0);
	}

}
