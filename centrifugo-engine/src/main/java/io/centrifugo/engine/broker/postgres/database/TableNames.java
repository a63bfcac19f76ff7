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

package io.centrifugo.engine.broker.postgres.database;

import java.util.regex.Pattern;

/**
 * Names of what belongs together: tables, functions and the channel of notifications.
 *
 * @param main the table of what is delivered
 * @param prefix what all other names begin with
 * @param binary whether payloads are bytes rather than JSON
 * @since 0.1.0
 */
public record TableNames(String main, String prefix, boolean binary) {

	/** As long as the longest name made of it is one to the database. */
	private static final Pattern PREFIX = Pattern.compile("[a-z_][a-z0-9_]{0,23}");

	/**
	 * Check the prefix that an operator chose.
	 * @param prefix what all names begin with, with or without a closing underscore
	 * @return the prefix with a closing underscore
	 * @throws IllegalArgumentException if it is no part of a name
	 */
	public static String checkPrefix(String prefix) {
		int end = prefix.length();
		while (end > 0 && prefix.charAt(end - 1) == '_') {
			end--;
		}
		String stripped = prefix.substring(0, end);
		if (!PREFIX.matcher(stripped).matches()) {
			throw new IllegalArgumentException(
					"Table prefix must be 1 to 24 lower-case letters, digits and underscores, not begin with a digit");
		}
		return stripped + "_";
	}

	/**
	 * Return a name.
	 * @param end its end
	 * @return prefix and end
	 */
	public String of(String end) {
		return this.prefix + end;
	}

	/**
	 * Fill a script or a statement.
	 * @param template text with {@code @stream@}, {@code @prefix@} and {@code @data@}
	 * @return the text with these names
	 */
	public String fill(String template) {
		return template.replace("@stream@", this.main)
			.replace("@prefix@", this.prefix)
			.replace("@data@", this.binary ? "BYTEA" : "JSONB");
	}

}
