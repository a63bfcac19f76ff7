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

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConsistentHash}, with figures of the original.
 */
class ConsistentHashTests {

	private static final int[] JUMP_COUNTS = { 1, 2, 3, 5, 8, 16, 64, 128, 1024 };

	private static final int[] INDEX_COUNTS = { 64, 4096, 16384 };

	@ParameterizedTest
	@CsvSource({ "'',cbf29ce484222325,0 1 1 1 1 13 17 90 266,37 805 8997",
			"a,af63dc4c8601ec8c,0 1 2 2 2 12 31 31 163,12 3212 11404",
			"test,f9e6e6ef197c2b25,0 1 1 1 1 10 17 116 163,37 2853 11045",
			"news:1,f028a66c3b3a225f,0 0 0 0 0 0 50 50 50,31 607 8799",
			"we{ird,bbda53743a4dfaab,0 1 1 4 6 11 61 74 900,43 2731 15019",
			"user:42,6c151ea4dcd221c2,0 1 1 1 1 15 15 105 295,2 450 8642",
			"chat:index,4e648ca6baf3d6b9,0 0 0 0 0 0 58 78 817,57 1721 5817",
			"канал,5ba05fa0749d2d79,0 1 2 2 6 8 36 36 868,57 3449 11641",
			"plain:x,2b20fdf24bc501ed,0 1 2 2 5 15 54 100 737,45 493 493" })
	void hashesAreTheOriginals(String channel, String hash, String jump, String index) {
		assertThat(Long.toHexString(ConsistentHash.fnv1a(channel))).isEqualTo(hash);
		assertThat(IntStream.of(JUMP_COUNTS).map((count) -> ConsistentHash.consistentIndex(channel, count)))
			.containsExactlyElementsOf(numbers(jump));
		assertThat(IntStream.of(INDEX_COUNTS).map((count) -> ConsistentHash.index(channel, count)))
			.containsExactlyElementsOf(numbers(index));
		assertThat(ConsistentHash.index(channel, 1)).isZero();
	}

	private static Iterable<Integer> numbers(String text) {
		return Stream.of(text.split(" ")).map(Integer::valueOf).toList();
	}

}
