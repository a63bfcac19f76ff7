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

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Pattern of whole texts: {@code *} stands for any text, {@code ?} for any character,
 * {@code [abc]}, {@code [a-z]} and, negated, {@code [!a-z]} for one of a kind,
 * <code>{x,y}</code> for alternatives, which may be patterns, and a backslash takes the
 * next character as it is. Immutable; matching takes linear time.
 *
 * @since 0.1.0
 */
public final class Glob {

	private final Pattern pattern;

	private Glob(Pattern pattern) {
		this.pattern = pattern;
	}

	/**
	 * Compile a pattern.
	 * @param glob the pattern
	 * @return the compiled pattern
	 * @throws IllegalArgumentException if it is malformed
	 */
	public static Glob compile(String glob) {
		try {
			return new Glob(Pattern.compile(new Translation(glob).regex(), Pattern.DOTALL));
		}
		catch (PatternSyntaxException ex) {
			throw malformed(glob);
		}
	}

	/**
	 * Match a text.
	 * @param text the text
	 * @return whether the pattern matches all of it
	 */
	public boolean matches(String text) {
		return this.pattern.matches(text);
	}

	private static IllegalArgumentException malformed(String glob) {
		return new IllegalArgumentException("Malformed pattern '" + glob + "'");
	}

	/**
	 * Makes a regular expression of a pattern.
	 */
	private static final class Translation {

		private final String glob;

		private final StringBuilder regex = new StringBuilder();

		private int position;

		private int braces;

		Translation(String glob) {
			this.glob = glob;
		}

		String regex() {
			while (this.position < this.glob.length()) {
				next(take());
			}
			if (this.braces != 0) {
				throw malformed(this.glob);
			}
			return this.regex.toString();
		}

		private void next(int symbol) {
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
				throw malformed(this.glob);
			}
			this.braces--;
			this.regex.append(')');
		}

		/**
		 * Translate a class: one range, or characters among which a dash is no different.
		 */
		private void characterClass() {
			this.regex.append('[');
			int member = take();
			if (member == '!') {
				this.regex.append('^');
				member = take();
			}
			if (member == ']') {
				throw malformed(this.glob);
			}
			if (this.glob.startsWith("-", this.position)) {
				this.position++;
				range(member, take());
			}
			else {
				members(member);
			}
			this.regex.append(']');
		}

		private void range(int low, int high) {
			literal(low);
			this.regex.append('-');
			literal(high);
			if (take() != ']') {
				throw malformed(this.glob);
			}
		}

		private void members(int first) {
			int member = first;
			while (member != ']') {
				literal((member == '\\') ? take() : member);
				member = take();
			}
		}

		private int take() {
			if (this.position == this.glob.length()) {
				throw malformed(this.glob);
			}
			int symbol = this.glob.codePointAt(this.position);
			this.position += Character.charCount(symbol);
			return symbol;
		}

		private void literal(int symbol) {
			this.regex.append(String.format("\\x{%x}", symbol));
		}

	}

}
