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

import java.util.function.Predicate;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Pattern of names: {@code *} any text, {@code ?} any character, {@code [abc]},
 * {@code [!a-z]}, <code>{x,y}</code>, and a backslash before what stands for itself.
 * Matching takes linear time.
 */
final class GlobPattern {

	private final String glob;

	private final StringBuilder regex = new StringBuilder();

	private int position;

	private int braces;

	private GlobPattern(String glob) {
		this.glob = glob;
	}

	/**
	 * Compile a pattern.
	 * @param glob the pattern, empty for all names
	 * @return tells whether a whole name matches
	 * @throws IllegalArgumentException if it is malformed
	 */
	static Predicate<String> compile(String glob) {
		if (glob.isEmpty() || glob.equals("*")) {
			return (name) -> true;
		}
		try {
			return Pattern.compile(new GlobPattern(glob).translate(), Pattern.DOTALL)::matches;
		}
		catch (PatternSyntaxException ex) {
			throw new IllegalArgumentException("Malformed pattern", ex);
		}
	}

	private String translate() {
		while (this.position < this.glob.length()) {
			next(this.glob.charAt(this.position++));
		}
		if (this.braces != 0) {
			throw new IllegalArgumentException("Unclosed brace in pattern");
		}
		return this.regex.toString();
	}

	private void next(char symbol) {
		switch (symbol) {
			case '*' -> this.regex.append(".*");
			case '?' -> this.regex.append('.');
			case '[' -> characterClass();
			case '{' -> open();
			case '}' -> close();
			case ',' -> this.regex.append((this.braces > 0) ? "|" : ",");
			case '\\' -> literal(take());
			default -> literal(symbol);
		}
	}

	private void open() {
		this.braces++;
		this.regex.append("(?:");
	}

	private void close() {
		if (this.braces == 0) {
			throw new IllegalArgumentException("Unopened brace in pattern");
		}
		this.braces--;
		this.regex.append(')');
	}

	private void characterClass() {
		int end = this.glob.indexOf(']', this.position + 1);
		if (end < 0) {
			throw new IllegalArgumentException("Unclosed bracket in pattern");
		}
		boolean negated = this.glob.charAt(this.position) == '!';
		int start = negated ? this.position + 1 : this.position;
		if (start == end) {
			throw new IllegalArgumentException("Empty brackets in pattern");
		}
		this.regex.append(negated ? "[^" : "[");
		for (int i = start; i < end; i++) {
			char member = this.glob.charAt(i);
			boolean range = member == '-' && i > start && i < end - 1;
			this.regex.append(range ? "-" : Pattern.quote(String.valueOf(member)));
		}
		this.regex.append(']');
		this.position = end + 1;
	}

	private char take() {
		if (this.position == this.glob.length()) {
			throw new IllegalArgumentException("Nothing behind backslash in pattern");
		}
		return this.glob.charAt(this.position++);
	}

	private void literal(char symbol) {
		this.regex.append(Pattern.quote(String.valueOf(symbol)));
	}

}
