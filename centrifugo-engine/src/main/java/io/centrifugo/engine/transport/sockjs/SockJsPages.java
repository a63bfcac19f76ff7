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

package io.centrifugo.engine.transport.sockjs;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import io.netty.handler.codec.http.HttpResponseStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.transport.ClientRequest;
import io.centrifugo.engine.transport.stream.StreamResponse;

/**
 * What clients ask for ahead of a session.
 */
final class SockJsPages {

	/** Cache-Control of what is made for one request. */
	static final String NEVER = "no-store, no-cache, no-transform, must-revalidate, max-age=0";

	private static final Duration YEAR = Duration.ofDays(365);

	private static final String TEXT = "text/plain; charset=UTF-8";

	private static final Pattern IFRAME = Pattern.compile("/iframe[^/]*\\.html");

	private final String iframe;

	private final String tag;

	SockJsPages(String clientUrl) {
		this.iframe = """
				<!DOCTYPE html>
				<html><head><meta charset="UTF-8">
				<script>
				document.domain = document.domain;
				_sockjs_onload = function() { SockJS.bootstrap_iframe(); };
				</script>
				<script src="%s"></script>
				</head><body></body></html>
				""".formatted(clientUrl.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;"));
		this.tag = "\"" + Integer.toHexString(this.iframe.hashCode()) + "\"";
	}

	/**
	 * Find a page.
	 * @param request the request
	 * @param path its path below the prefix
	 * @return the answer, {@code null} if there is no page
	 */
	@Nullable StreamResponse find(ClientRequest request, String path) {
		StreamResponse page = page(request, path);
		if (page == null || request.method().equals("GET")) {
			return page;
		}
		boolean preflight = path.equals("/info") && request.method().equals("OPTIONS");
		return preflight ? preflight("OPTIONS, GET") : StreamResponse.of(HttpResponseStatus.METHOD_NOT_ALLOWED);
	}

	private @Nullable StreamResponse page(ClientRequest request, String path) {
		return switch (path) {
			case "", "/" -> text(HttpResponseStatus.OK, "Welcome to SockJS!\n");
			case "/info" -> info();
			default -> IFRAME.matcher(path).matches() ? iframe(request) : null;
		};
	}

	private static StreamResponse info() {
		int entropy = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
		return with(
				StreamResponse.of(HttpResponseStatus.OK,
						"{\"websocket\":true,\"cookie_needed\":false,\"origins\":[\"*:*\"],\"entropy\":" + entropy
								+ "}"),
				Map.of("Content-Type", "application/json; charset=UTF-8", "Cache-Control", NEVER));
	}

	private StreamResponse iframe(ClientRequest request) {
		Map<String, String> headers = cacheable();
		headers.put("ETag", this.tag);
		if (request.header("if-none-match").equals(this.tag)) {
			return with(StreamResponse.of(HttpResponseStatus.NOT_MODIFIED), headers);
		}
		return with(with(StreamResponse.of(HttpResponseStatus.OK, this.iframe), headers),
				Map.of("Content-Type", "text/html; charset=UTF-8"));
	}

	/**
	 * Answer a preflight request, apart from the CORS headers that every response gets.
	 */
	static StreamResponse preflight(String methods) {
		Map<String, String> headers = cacheable();
		headers.put("Access-Control-Max-Age", Long.toString(YEAR.toSeconds()));
		headers.put("Access-Control-Allow-Methods", methods);
		return new StreamResponse(HttpResponseStatus.NO_CONTENT, headers, false, Mono.empty());
	}

	private static Map<String, String> cacheable() {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Cache-Control", "public, max-age=" + YEAR.toSeconds());
		headers.put("Expires",
				DateTimeFormatter.RFC_1123_DATE_TIME.format(OffsetDateTime.now(ZoneOffset.UTC).plus(YEAR)));
		return headers;
	}

	/**
	 * Answer a request that brought messages.
	 * @param status the status
	 * @param text text of the body, empty for none
	 * @return the answer
	 */
	static StreamResponse sent(HttpResponseStatus status, String text) {
		StreamResponse response = text.isEmpty() ? StreamResponse.of(status) : StreamResponse.of(status, text);
		return with(response, Map.of("Content-Type", TEXT, "Cache-Control", NEVER));
	}

	static StreamResponse text(HttpResponseStatus status, String text) {
		return with(StreamResponse.of(status, text), Map.of("Content-Type", TEXT));
	}

	private static StreamResponse with(StreamResponse response, Map<String, String> headers) {
		Map<String, String> all = new LinkedHashMap<>(response.headers());
		all.putAll(headers);
		return new StreamResponse(response.status(), all, false, response.body());
	}

}
