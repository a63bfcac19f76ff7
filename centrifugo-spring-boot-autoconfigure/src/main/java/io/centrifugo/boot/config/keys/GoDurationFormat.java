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

package io.centrifugo.boot.config.keys;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as the Go language writes them: {@code 1h30m}, {@code 1.5s}, {@code -250ms}.
 *
 * @since 0.1.0
 */
public final class GoDurationFormat {

	/** What a wrong value is told. */
	public static final String ALLOWED = "a number followed by ns, us, ms, s, m or h, or several such parts, as in 1m30s";

	private static final Pattern WHOLE = Pattern
		.compile("([+-]?)((?:(?:\\d+\\.?\\d*|\\.\\d+)(?:ns|us|µs|μs|ms|s|m|h))+)");

	private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");

	private static final Map<String, Long> NANOS = Map.of("ns", 1L, "us", 1_000L, "µs", 1_000L, "μs", 1_000L, "ms",
			1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);

	private GoDurationFormat() {
	}

	/**
	 * Return whether a text is written in this form.
	 * @param text the text
	 * @return {@code true} if {@link #parse} accepts it
	 */
	public static boolean matches(String text) {
		return "0".equals(text) || WHOLE.matcher(text).matches();
	}

	/**
	 * Read a duration.
	 * @param text the text
	 * @return the duration
	 */
	public static Duration parse(String text) {
		if ("0".equals(text)) {
			return Duration.ZERO;
		}
		Matcher whole = WHOLE.matcher(text);
		if (!whole.matches()) {
			throw new IllegalArgumentException("'" + text + "' is not a duration: write " + ALLOWED);
		}
		BigDecimal nanos = BigDecimal.ZERO;
		Matcher part = PART.matcher(whole.group(2));
		while (part.find()) {
			BigDecimal unit = BigDecimal.valueOf(NANOS.getOrDefault(part.group(2), 0L));
			nanos = nanos.add(new BigDecimal(part.group(1)).multiply(unit));
		}
		Duration duration = Duration.ofNanos(nanos.setScale(0, RoundingMode.DOWN).longValueExact());
		return "-".equals(whole.group(1)) ? duration.negated() : duration;
	}

}
