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

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.json.JsonValue;

/**
 * The claims that every token may carry. Times are Unix seconds with fractions.
 *
 * @param subject {@code sub}
 * @param issuer {@code iss}
 * @param audience {@code aud}
 * @param expiresAt {@code exp}, {@code null} for never
 * @param notBefore {@code nbf}, {@code null} for always
 */
record Claims(String subject, String issuer, List<String> audience, @Nullable Double expiresAt,
		@Nullable Double notBefore) {

	/** Largest time handed on, far behind the end of every clock. */
	private static final double MAX_TIME = 1L << 53;

	static Claims of(JsonWebToken token) {
		try {
			return new Claims(string(token, "sub"), string(token, "iss"), audience(token.claim("aud")),
					time(token.claim("exp")), time(token.claim("nbf")));
		}
		catch (MalformedFrameException | NumberFormatException ex) {
			throw TokenException.invalid("Registered claim of another type");
		}
	}

	static String string(JsonWebToken token, String name) {
		JsonValue value = token.claim(name);
		return (value != null) ? value.string() : "";
	}

	private static List<String> audience(@Nullable JsonValue value) {
		if (value == null) {
			return List.of();
		}
		if (value.isString()) {
			return List.of(value.string());
		}
		List<String> audience = new ArrayList<>();
		for (JsonValue item : value.items()) {
			audience.add(item.string());
		}
		return audience;
	}

	private static @Nullable Double time(@Nullable JsonValue value) {
		if (value == null) {
			return null;
		}
		double time = Double.parseDouble((value.isString()) ? value.string() : value.text());
		if (Double.isNaN(time)) {
			throw new NumberFormatException("Not a time");
		}
		return Math.max(-MAX_TIME, Math.min(MAX_TIME, time));
	}

	/**
	 * Return whether the token is good at a time; there is no leeway.
	 * @param now the time in Unix seconds with fractions
	 * @return whether it is neither too late nor too early
	 */
	boolean validAt(double now) {
		return (this.expiresAt == null || this.expiresAt > now) && (this.notBefore == null || this.notBefore < now);
	}

}
