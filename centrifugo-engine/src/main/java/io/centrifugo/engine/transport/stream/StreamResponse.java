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

package io.centrifugo.engine.transport.stream;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * A response for a server that writes it itself.
 *
 * @param status the status
 * @param headers values by name
 * @param endless whether the body is a stream, each buffer of which is to be flushed
 * @param body the body; buffers belong to the subscriber
 * @since 0.1.0
 */
public record StreamResponse(HttpResponseStatus status, Map<String, String> headers, boolean endless,
		Publisher<ByteBuf> body) {

	private static final Map<String, String> NO_CACHE = noCache();

	private static Map<String, String> noCache() {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("X-Accel-Buffering", "no");
		headers.put("Cache-Control", "private, no-cache, no-store, must-revalidate, max-age=0");
		headers.put("Pragma", "no-cache");
		// Not "Expires": clients and proxies know the original's answers as they are
		headers.put("Expire", "0");
		return headers;
	}

	/**
	 * Create a response without a stream.
	 * @param status the status
	 * @return the response
	 */
	public static StreamResponse of(HttpResponseStatus status) {
		return new StreamResponse(status, Map.of(), false, Mono.empty());
	}

	/**
	 * Create a response without a stream.
	 * @param status the status
	 * @param body text of the body
	 * @return the response
	 */
	public static StreamResponse of(HttpResponseStatus status, String body) {
		return new StreamResponse(status, Map.of(), false,
				Mono.fromSupplier(() -> Unpooled.copiedBuffer(body, StandardCharsets.UTF_8)));
	}

	/**
	 * Create the answer to a preflight request, apart from the CORS headers that every
	 * response gets.
	 * @return the response
	 */
	public static StreamResponse preflight() {
		return new StreamResponse(HttpResponseStatus.NO_CONTENT,
				Map.of("Access-Control-Max-Age", "300", "Access-Control-Allow-Methods", "POST, OPTIONS"), false,
				Mono.empty());
	}

	static StreamResponse stream(StreamFormat format, boolean http1, Publisher<ByteBuf> body) {
		Map<String, String> headers = new LinkedHashMap<>();
		if (http1) {
			headers.put("Connection", "keep-alive");
		}
		headers.putAll(NO_CACHE);
		headers.put("Content-Type", format.contentType());
		return new StreamResponse(HttpResponseStatus.OK, headers, true, body);
	}

}
