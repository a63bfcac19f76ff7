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

package io.centrifugo.engine.transport;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Translates one glob into a regular expression.
 */
final class OriginGlob {

	private final String glob;

	private final StringBuilder regex = new StringBuilder();

	private int index;

	private int depth;

	OriginGlob(String glob) {
		this.glob = glob;
	}

	Pattern compile() {
		while (this.index < this.glob.length()) {
			translate(this.glob.charAt(this.index++));
		}
		if (this.depth > 0) {
			throw malformed();
		}
		try {
			return Pattern.compile(this.regex.toString(), Pattern.DOTALL);
		}
		catch (PatternSyntaxException ex) {
			throw malformed();
		}
	}

	private void translate(char character) {
		switch (character) {
			case '*' -> this.regex.append(".*");
			case '?' -> this.regex.append('.');
			case '[' -> characterClass();
			case '{' -> {
				this.depth++;
				this.regex.append("(?:");
			}
			case '}' -> closeAlternatives();
			case ',' -> this.regex.append((this.depth > 0) ? "|" : ",");
			case '\\' -> escaped();
			default -> literal(character);
		}
	}

	private void characterClass() {
		int end = this.glob.indexOf(']', this.index);
		if (end < 0) {
			throw malformed();
		}
		String content = this.glob.substring(this.index, end);
		boolean negated = content.startsWith("!");
		this.regex.append((negated) ? "[^" : "[");
		this.regex.append((negated ? content.substring(1) : content).replace("\\", "\\\\").replace("[", "\\["));
		this.regex.append(']');
		this.index = end + 1;
	}

	private void closeAlternatives() {
		if (this.depth == 0) {
			throw malformed();
		}
		this.depth--;
		this.regex.append(')');
	}

	private void escaped() {
		if (this.index == this.glob.length()) {
			throw malformed();
		}
		literal(this.glob.charAt(this.index++));
	}

	private void literal(char character) {
		this.regex.append(Pattern.quote(String.valueOf(character)));
	}

	private IllegalArgumentException malformed() {
		return new IllegalArgumentException("Malformed origin pattern '" + this.glob + "'");
	}

}
