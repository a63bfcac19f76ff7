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
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Reads single values the way the original does. Complains with what is allowed, never
 * with the value, which may be a secret.
 */
final class ScalarReader {

	private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");

	private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

	private ScalarReader() {
	}

	static Object read(KeyType type, Object raw) {
		return switch (type) {
			case BOOL -> readBool(raw);
			case INT -> readInt(raw);
			case DURATION -> readDuration(raw);
			default -> raw.toString();
		};
	}

	/**
	 * Return whether a value reads as not set. A switch that is off is set.
	 */
	static boolean isZero(Object value) {
		return value.equals(0L) || value.equals("") || value.equals(Duration.ZERO);
	}

	private static Boolean readBool(Object raw) {
		if (raw instanceof Boolean bool) {
			return bool;
		}
		String text = raw.toString();
		if (TRUE.contains(text)) {
			return true;
		}
		if (FALSE.contains(text)) {
			return false;
		}
		throw new IllegalArgumentException("it must be true or false");
	}

	private static Long readInt(Object raw) {
		try {
			if (raw instanceof Number) {
				return new BigDecimal(raw.toString()).longValueExact();
			}
			return parseInt(raw.toString());
		}
		catch (ArithmeticException | NumberFormatException ex) {
			throw new IllegalArgumentException("it must be a whole number", ex);
		}
	}

	private static long parseInt(String text) {
		boolean negative = text.startsWith("-");
		String digits = (negative || text.startsWith("+")) ? text.substring(1) : text;
		int radix = switch (digits.substring(0, Math.min(2, digits.length())).toLowerCase(Locale.ROOT)) {
			case "0x" -> 16;
			case "0o" -> 8;
			case "0b" -> 2;
			default -> 10;
		};
		BigInteger value = new BigInteger((radix != 10) ? digits.substring(2) : digits, radix);
		return (negative ? value.negate() : value).longValueExact();
	}

	private static Duration readDuration(Object raw) {
		if (raw instanceof Number) {
			return Duration.ofNanos(new BigDecimal(raw.toString()).setScale(0, RoundingMode.DOWN).longValueExact());
		}
		String text = raw.toString();
		if (!GoDurationFormat.matches(text)) {
			throw new IllegalArgumentException("it must be " + GoDurationFormat.ALLOWED);
		}
		return GoDurationFormat.parse(text);
	}

}
