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

package io.centrifugo.engine.auth;

import java.util.List;
import java.util.Map;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Which issuers or audiences are let in: looked at before anything is fetched for a
 * token.
 */
final class ClaimPattern {

	private final @Nullable Pattern pattern;

	private ClaimPattern(@Nullable Pattern pattern) {
		this.pattern = pattern;
	}

	/**
	 * Compile a pattern.
	 * @param kind what the messages call the claim
	 * @param expectation what was configured
	 * @return the pattern
	 */
	static ClaimPattern of(String kind, TokenSettings.Expectation expectation) {
		if (expectation.regex().isEmpty()) {
			return new ClaimPattern(null);
		}
		if (!expectation.value().isEmpty()) {
			throw new InvalidTokenSettingException(kind + "_regex",
					"can not use both token_" + kind + " and token_" + kind + "_regex, configure only one of them");
		}
		try {
			return new ClaimPattern(Pattern.compile(expectation.regex()));
		}
		catch (PatternSyntaxException ex) {
			throw new InvalidTokenSettingException(kind + "_regex",
					"error compiling " + kind + " regex: " + ex.getMessage());
		}
	}

	/**
	 * Look for the first value that fits.
	 * @param values values of the claim
	 * @param variables where texts of named groups go
	 * @return whether there is one, always {@code true} without a pattern
	 */
	boolean matches(List<String> values, Map<String, String> variables) {
		if (this.pattern == null) {
			return true;
		}
		for (String value : values) {
			Matcher matcher = this.pattern.matcher(value);
			if (matcher.find()) {
				for (String name : this.pattern.namedGroups().keySet()) {
					String text = matcher.group(name);
					variables.put(name, (text != null) ? text : "");
				}
				return true;
			}
		}
		return false;
	}

}
