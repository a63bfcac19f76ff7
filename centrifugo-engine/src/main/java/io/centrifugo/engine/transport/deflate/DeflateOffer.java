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

package io.centrifugo.engine.transport.deflate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A client's offer of permessage-deflate (RFC 7692, section 7.1). Its own window is
 * accepted whatever its size; a smaller window of the server cannot be, since the
 * library's is always the largest.
 */
public final class DeflateOffer {

	private static final String NAME = "permessage-deflate";

	private static final String SERVER_NO_CONTEXT = "server_no_context_takeover";

	private static final String CLIENT_NO_CONTEXT = "client_no_context_takeover";

	private static final String SERVER_WINDOW = "server_max_window_bits";

	private static final String CLIENT_WINDOW = "client_max_window_bits";

	private static final int MIN_WINDOW = 8;

	private static final int WINDOW = 15;

	private DeflateOffer() {
	}

	/**
	 * Accept the first offer that can be.
	 * @param extensions values of {@code Sec-WebSocket-Extensions} of the request
	 * @return the value to answer, empty if there is no such offer
	 */
	public static String accept(List<String> extensions) {
		for (String value : extensions) {
			for (String offer : value.split(",")) {
				String answer = answer(offer);
				if (!answer.isEmpty()) {
					return answer;
				}
			}
		}
		return "";
	}

	private static String answer(String offer) {
		String[] parts = offer.split(";");
		Map<String, String> parameters = new HashMap<>();
		for (String part : Arrays.asList(parts).subList(1, parts.length)) {
			String[] pair = part.split("=", 2);
			String value = (pair.length > 1) ? unquoted(pair[1].trim()) : "";
			if (parameters.put(pair[0].trim().toLowerCase(Locale.ROOT), value) != null) {
				return "";
			}
		}
		boolean acceptable = parts[0].trim().equalsIgnoreCase(NAME)
				&& parameters.entrySet().stream().allMatch((entry) -> acceptable(entry.getKey(), entry.getValue()));
		if (!acceptable) {
			return "";
		}
		String answer = NAME + "; " + SERVER_NO_CONTEXT + "; " + CLIENT_NO_CONTEXT;
		return parameters.containsKey(SERVER_WINDOW) ? answer + "; " + SERVER_WINDOW + "=" + WINDOW : answer;
	}

	private static boolean acceptable(String parameter, String value) {
		return switch (parameter) {
			case SERVER_NO_CONTEXT, CLIENT_NO_CONTEXT -> value.isEmpty();
			case CLIENT_WINDOW -> value.isEmpty() || validWindow(value);
			case SERVER_WINDOW -> value.equals(String.valueOf(WINDOW));
			default -> false;
		};
	}

	private static boolean validWindow(String value) {
		return value.matches("[1-9][0-9]?") && Integer.parseInt(value) >= MIN_WINDOW
				&& Integer.parseInt(value) <= WINDOW;
	}

	private static String unquoted(String value) {
		boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
		return quoted ? value.substring(1, value.length() - 1) : value;
	}

}
