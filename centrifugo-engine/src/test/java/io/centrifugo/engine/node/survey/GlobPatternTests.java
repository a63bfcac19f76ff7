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

package io.centrifugo.engine.node.survey;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link GlobPattern}.
 */
class GlobPatternTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "*|a:b/c", "a*c|abbc", "a*|a", "?b|ab", "[abc]x|bx", "[!abc]x|dx", "[a-c]x|bx",
					"{news,chat}:*|chat:1", "{a,b{c,d}}|bd", "a,b|a,b", "a\\*|a*", "a.c|a.c", "a(b|a(b", "[.]|.",
					"[a-]|-", "канал*|канал:1" })
	void matches(String pattern, String name) {
		assertThat(GlobPattern.compile(pattern).test(name)).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "a*c|abcd", "?|ab", "[abc]|d", "[!abc]|a", "[a-c]|-", "{a,b}|c", "a.c|abc", "a\\*|ab" })
	void doesNotMatch(String pattern, String name) {
		assertThat(GlobPattern.compile(pattern).test(name)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[a", "[]", "{a", "a}", "a\\", "[c-a]" })
	void malformedPatternIsRefused(String pattern) {
		assertThatIllegalArgumentException().isThrownBy(() -> GlobPattern.compile(pattern));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "a:b\nc" })
	void emptyPatternMatchesEverything(String name) {
		assertThat(GlobPattern.compile("").test(name)).isTrue();
		assertThat(GlobPattern.compile("*").test(name)).isTrue();
	}

}
