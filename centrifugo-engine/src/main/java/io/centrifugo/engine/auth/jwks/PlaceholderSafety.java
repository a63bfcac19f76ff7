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

/**
 * Checks that a token cannot steer where keys are fetched from: its issuer and audience
 * are read before its signature is verified, so that a pattern may only choose among
 * texts that it spells out.
 *
 * @since 0.1.0
 */
public final class PlaceholderSafety {

	private static final String CLASS_SHORTHANDS = "dDwWsSpP";

	private final String pattern;

	private PlaceholderSafety(String pattern) {
		this.pattern = pattern;
	}

	/**
	 * Check a pattern.
	 * @param setting the key of the setting that holds it, for the complaint
	 * @param pattern a pattern that compiles
	 * @param placeholders names that are used in the URL, not empty
	 * @throws IllegalArgumentException if it leaves a choice to the token
	 */
	public static void check(String setting, String pattern, Set<String> placeholders) {
		PlaceholderSafety safety = new PlaceholderSafety(pattern);
		safety.rejectClasses(setting);
		safety.rejectOpenGroups(setting, placeholders);
	}

	private void rejectClasses(String setting) {
		for (int i = 0; i < this.pattern.length(); i++) {
			char character = this.pattern.charAt(i);
			if (character == '[') {
				throw new IllegalArgumentException(
						setting + " contains character class syntax which is not allowed when"
								+ " JWKS endpoint URL template is used — use an explicit list of allowed values"
								+ " (e.g., value1|value2|value3)");
			}
			if (character == '\\' && ++i < this.pattern.length()
					&& CLASS_SHORTHANDS.indexOf(this.pattern.charAt(i)) >= 0) {
				throw new IllegalArgumentException(setting + " contains character class shorthand (\\"
						+ this.pattern.charAt(i) + ") which is not allowed when JWKS endpoint URL template is used"
						+ " — use an explicit list of allowed values (e.g., value1|value2|value3)");
			}
		}
	}

	private void rejectOpenGroups(String setting, Set<String> placeholders) {
		for (int i = 0; i < this.pattern.length(); i++) {
			if (this.pattern.charAt(i) == '\\') {
				i++;
				continue;
			}
			int nameStart = nameStart(i);
			if (nameStart > 0) {
				int nameEnd = this.pattern.indexOf('>', nameStart);
				String name = this.pattern.substring(nameStart, nameEnd);
				if (placeholders.contains(name) && !literals(nameEnd + 1)) {
					throw new IllegalArgumentException(setting + " named group \"" + name
							+ "\" is used in JWKS endpoint URL template — only an explicit list of allowed values is"
							+ " permitted (e.g., value1|value2|value3)");
				}
			}
		}
	}

	private int nameStart(int index) {
		if (this.pattern.startsWith("(?P<", index)) {
			return index + 4;
		}
		return (this.pattern.startsWith("(?<", index)) ? index + 3 : -1;
	}

	/**
	 * Return whether a group holds nothing but alternatives of literal text, in groups or
	 * not, and is not repeated. Whatever is not known to be literal is taken for open.
	 */
	private boolean literals(int start) {
		int depth = 1;
		int i = start;
		while (depth > 0) {
			char character = this.pattern.charAt(i);
			if (character == '\\') {
				if (Character.isLetterOrDigit(this.pattern.charAt(i + 1))) {
					return false;
				}
				i += 2;
				continue;
			}
			if (character == '(') {
				depth++;
				i = bodyStart(i);
			}
			else if (character == ')') {
				depth--;
				i++;
			}
			else if (".*+?{}^$".indexOf(character) >= 0) {
				return false;
			}
			else {
				i++;
			}
			if (i < 0) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Step over what opens a group.
	 * @return the index behind it, -1 if it sets flags
	 */
	private int bodyStart(int index) {
		if (this.pattern.startsWith("(?:", index)) {
			return index + 3;
		}
		int nameStart = nameStart(index);
		if (nameStart > 0) {
			return this.pattern.indexOf('>', nameStart) + 1;
		}
		return (this.pattern.startsWith("(?", index)) ? -1 : index + 1;
	}

}
