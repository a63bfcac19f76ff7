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

import java.util.Base64;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.json.JsonValue;

/**
 * A token taken apart. Nothing in it may be believed before its signature was verified.
 *
 * @param compact the token as it came
 * @param algorithm how it says it was signed
 * @param keyId which key signed it, empty if it does not say
 * @param claims what it claims
 */
record JsonWebToken(String compact, String algorithm, String keyId, Map<String, JsonValue> claims) {

	/** Every JSON object that begins with a member begins so in base64. */
	private static final String OBJECT_START = "eyJ";

	static JsonWebToken parse(String compact) {
		int first = compact.indexOf('.');
		int second = compact.indexOf('.', first + 1);
		if (!compact.startsWith(OBJECT_START) || first < 0 || second < 0 || compact.indexOf('.', second + 1) >= 0) {
			throw TokenException.invalid("Not three parts");
		}
		if (compact.indexOf('=') >= 0) {
			throw TokenException.invalid("Padded part");
		}
		try {
			Map<String, JsonValue> header = object(compact.substring(0, first));
			if (header.containsKey("crit") || header.containsKey("b64")) {
				throw TokenException.invalid("Critical header");
			}
			Map<String, JsonValue> claims = object(compact.substring(first + 1, second));
			Base64.getUrlDecoder().decode(compact.substring(second + 1));
			return new JsonWebToken(compact, text(header.get("alg")), text(header.get("kid")), claims);
		}
		catch (MalformedFrameException | IllegalArgumentException ex) {
			throw TokenException.invalid("Malformed part");
		}
	}

	private static Map<String, JsonValue> object(String part) {
		return JsonValue.parse(Base64.getUrlDecoder().decode(part)).members();
	}

	private static String text(@Nullable JsonValue value) {
		return (value == null || value.isNull()) ? "" : value.string();
	}

	/**
	 * Return a claim.
	 * @param name its name
	 * @return its value, {@code null} if it is absent or JSON's null
	 */
	@Nullable JsonValue claim(String name) {
		JsonValue value = this.claims.get(name);
		return (value == null || value.isNull()) ? null : value;
	}

}
