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

package io.centrifugo.engine.auth.jwks;

import java.util.Set;

import com.google.re2j.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link PlaceholderSafety}.
 */
class PlaceholderSafetyTests {

	@ParameterizedTest
	@ValueSource(strings = { "^https://(?P<t>a|b)$", "(?P<t>one)", "(?<t>one|two)", "(?P<t>one\\.two|t-3)",
			"(?P<t>(?:a|b)c)", "(?P<t>(a|b)c)", "(?P<t>a|(?P<u>b))", "(?P<t>a|b).*", "(?P<other>.*)(?P<t>a)",
			"(?P<t>a\\)b)", "(?P<t>)", ".*" })
	void acceptsTextsThatAreSpeltOut(String pattern) {
		Pattern.compile(pattern);
		assertThatNoException().isThrownBy(() -> PlaceholderSafety.check("issuer_regex", pattern, Set.of("t")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "(?P<t>.*)", "(?P<t>.)", "(?P<t>a+)", "(?P<t>a?)", "(?P<t>a{1,9})", "(?P<t>a|.*)",
			"(?P<t>(a|b)*)", "(?P<t>(?:.))", "(?P<t>[a-z])", "x[a]y(?P<t>a)", "(?P<t>\\w)", "\\d(?P<t>a)",
			"(?P<t>\\pL)", "\\S", "(?P<t>(?i)a)", "(?P<t>(?s:.))", "(?P<t>\\x2e)", "(?P<t>a\\z)", "(?P<t>^a)",
			"(?<t>.*)", "((?P<t>(?P<u>.*)))", "(?P<u>(?P<t>.*))", "\\((?P<t>.*)", "(?P<t>\\\\.)" })
	void refusesWhatLeavesAChoiceToTheToken(String pattern) {
		Pattern.compile(pattern);
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> PlaceholderSafety.check("issuer_regex", pattern, Set.of("t")))
			.withMessageStartingWith("issuer_regex ");
	}

}
