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

package io.centrifugo.engine.channel;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Glob}.
 */
class GlobTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "*|a:b/c", "a*c|abbc", "a*|a", "?b|ab", "[abc]x|bx", "[!abc]x|dx", "[a-c]x|bx",
					"{news,chat}:*|chat:1", "{a,b{c,d}}|bd", "a,b|a,b", "a\\*|a*", "a.c|a.c", "a(b|a(b", "[.]|.",
					"[ab-d]|-", "[^a]|^", "[\\]x]|]", "[a&&b]|&", "канал*|канал:1" })
	void matches(String pattern, String name) {
		assertThat(Glob.compile(pattern).matches(name)).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "a*c|abcd", "?|ab", "[abc]|d", "[!abc]|a", "[a-c]|-", "{a,b}|c", "a.c|abc",
			"a\\*|ab", "[!^]|^", "[ab-d]|c", "{a.b}|a" })
	void doesNotMatch(String pattern, String name) {
		assertThat(Glob.compile(pattern).matches(name)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[a", "[]", "{a", "a}", "a\\", "[c-a]", "[!]", "[a-]", "[a-cx]", "[" })
	void malformedPatternIsRefused(String pattern) {
		assertThatIllegalArgumentException().isThrownBy(() -> Glob.compile(pattern));
	}

	@Test
	void anyTextIsAnyTextAtAll() {
		assertThat(Glob.compile("*").matches("a:b\nc")).isTrue();
		assertThat(Glob.compile("").matches("")).isTrue();
		assertThat(Glob.compile("").matches("a")).isFalse();
	}

	@Property(tries = 2000)
	void everyTextMatchesItselfQuoted(@ForAll String text) {
		StringBuilder quoted = new StringBuilder();
		text.codePoints().forEach((symbol) -> quoted.append('\\').appendCodePoint(symbol));
		assertThat(Glob.compile(quoted.toString()).matches(text)).isEqualTo(wellFormed(text));
	}

	private static boolean wellFormed(String text) {
		return text.codePoints().noneMatch((symbol) -> symbol >= 0xd800 && symbol < 0xe000);
	}

	@Test
	void nastyPatternsTakeLinearTime() {
		String name = "a".repeat(20_000);
		assertThat(Glob.compile("*a".repeat(30) + "b").matches(name)).isFalse();
	}

}
