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

package io.centrifugo.engine.api.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Decides whether a caller knows the API key. Takes the same time for every wrong key.
 *
 * @since 0.1.0
 */
public final class ApiKeyCheck {

	/** Header that carries the key. */
	public static final String HEADER = "X-API-Key";

	/** Query parameter that carries the key. */
	public static final String QUERY_PARAMETER = "api_key";

	private final byte[] key;

	private final boolean insecure;

	/**
	 * Create a check.
	 * @param key the key; empty lets nobody in
	 * @param insecure whether everybody is let in
	 */
	public ApiKeyCheck(String key, boolean insecure) {
		this.key = key.getBytes(StandardCharsets.UTF_8);
		this.insecure = insecure;
	}

	/**
	 * Decide.
	 * @param header value of {@link #HEADER}
	 * @param authorization value of {@code Authorization}, looked at without the header
	 * @param parameter value of {@link #QUERY_PARAMETER}, looked at when neither fits
	 * @return whether one of them is the key
	 */
	public boolean allows(@Nullable String header, @Nullable String authorization, @Nullable String parameter) {
		if (this.insecure) {
			return true;
		}
		boolean hasHeader = header != null && !header.isEmpty();
		String candidate = (hasHeader) ? header : fromAuthorization(authorization);
		return matches(candidate) || matches(parameter);
	}

	private static @Nullable String fromAuthorization(@Nullable String authorization) {
		if (authorization == null) {
			return null;
		}
		String[] words = authorization.trim().split("\\s+");
		return (words.length == 2 && words[0].toLowerCase(Locale.ROOT).equals("apikey")) ? words[1] : null;
	}

	private boolean matches(@Nullable String candidate) {
		return candidate != null && this.key.length > 0
				&& MessageDigest.isEqual(this.key, candidate.getBytes(StandardCharsets.UTF_8));
	}

}
