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
 * Hashes by which all nodes agree on shards and connections: 64-bit FNV-1a, by remainder
 * or by jump consistent hash.
 *
 * @since 0.1.0
 */
public final class ConsistentHash {

	private static final long OFFSET_BASIS = 0xcbf29ce484222325L;

	private static final long PRIME = 0x100000001b3L;

	private static final long JUMP_MULTIPLIER = 2862933555777941757L;

	private ConsistentHash() {
	}

	static long fnv1a(String text) {
		long hash = OFFSET_BASIS;
		for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
			hash ^= next & 0xff;
			hash *= PRIME;
		}
		return hash;
	}

	/**
	 * Choose one of some by the remainder.
	 * @param text what to choose for
	 * @param count how many there are
	 * @return the index of one
	 */
	public static int index(String text, int count) {
		return (count == 1) ? 0 : (int) Long.remainderUnsigned(fnv1a(text), count);
	}

	/**
	 * Choose one of some so that few choices change when there is one more.
	 * @param text what to choose for
	 * @param count how many there are
	 * @return the index of one
	 */
	public static int consistentIndex(String text, int count) {
		long key = fnv1a(text);
		long chosen = -1;
		long next = 0;
		while (next < count) {
			chosen = next;
			key = key * JUMP_MULTIPLIER + 1;
			next = (long) ((chosen + 1) * (2147483648.0 / ((key >>> 33) + 1)));
		}
		return (int) chosen;
	}

}
