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

import java.util.List;
import java.util.Locale;

import io.centrifugo.engine.channel.Glob;

/**
 * The allowed origins ({@code client.allowed_origins}): globs that the lower-cased origin
 * is matched against. {@code *} stands for any characters, {@code ?} for one,
 * {@code [a-z]} and <code>{a,b}</code> for alternatives, and a backslash takes the next
 * character as it is. A request without an origin is always allowed, one with an origin
 * only if a pattern matches.
 *
 * @since 0.1.0
 */
public final class OriginPatterns {

	/** No origin at all. */
	public static final OriginPatterns NONE = new OriginPatterns(List.of());

	private final boolean everything;

	private final List<Glob> patterns;

	/**
	 * Create from globs.
	 * @param globs the globs
	 * @throws IllegalArgumentException if one is malformed
	 */
	public OriginPatterns(List<String> globs) {
		this.everything = globs.contains("*");
		this.patterns = globs.stream().map(Glob::compile).toList();
	}

	/**
	 * Return whether a request may be served.
	 * @param origin the origin as sent, empty for none
	 * @return {@code true} if it may
	 */
	public boolean allows(String origin) {
		if (origin.isEmpty() || this.everything) {
			return true;
		}
		String lowerCase = origin.toLowerCase(Locale.ROOT);
		return this.patterns.stream().anyMatch((pattern) -> pattern.matches(lowerCase));
	}

}
