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

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The CORS headers of a response to a client. A foreign origin gets none and is served
 * all the same: it is the browser that keeps the response from the page.
 *
 * @since 0.1.0
 */
public final class CorsHeaders {

	private CorsHeaders() {
	}

	/**
	 * Return the headers.
	 * @param origins the allowed origins
	 * @param request the request
	 * @return values by name, none for a foreign origin
	 */
	public static Map<String, String> of(OriginPatterns origins, ClientRequest request) {
		String origin = request.header("origin");
		if (!origins.allows(origin)) {
			return Map.of();
		}
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Access-Control-Allow-Origin", origin);
		headers.put("Access-Control-Allow-Credentials", "true");
		String wanted = request.header("access-control-request-headers");
		if (!wanted.isEmpty() && !wanted.equals("null")) {
			headers.put("Access-Control-Allow-Headers", wanted);
		}
		return headers;
	}

}
