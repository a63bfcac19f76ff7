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

package io.centrifugo.engine.transport.websocket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import io.netty.handler.codec.http.HttpResponseStatus;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.transport.ClientRequest;
import io.centrifugo.engine.transport.TransportContext;

/**
 * The rules of the opening handshake that do not depend on what is spoken afterwards.
 *
 * @since 0.1.0
 */
public final class HandshakeRules {

	private static final String VERSION = "13";

	private static final int KEY_BYTES = 16;

	private static final int KEY_LENGTH = 24;

	private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	private final TransportContext context;

	/**
	 * Create rules.
	 * @param context origins and limits
	 */
	public HandshakeRules(TransportContext context) {
		this.context = context;
	}

	/**
	 * Check a request.
	 * @param request the request
	 * @return the refusal, {@code null} if there is nothing against it
	 */
	public @Nullable WebSocketHandshake refusal(ClientRequest request) {
		if (!this.context.limits().admit()) {
			return WebSocketHandshake.refuse(HttpResponseStatus.SERVICE_UNAVAILABLE, "");
		}
		if (!hasToken(request, "connection", "upgrade") || !hasToken(request, "upgrade", "websocket")) {
			return badRequest("not a websocket handshake");
		}
		if (!request.method().equals("GET")) {
			return WebSocketHandshake.refuse(HttpResponseStatus.METHOD_NOT_ALLOWED, "request method is not GET");
		}
		if (!hasToken(request, "sec-websocket-version", VERSION)) {
			return badRequest("unsupported version: 13 not found in 'Sec-WebSocket-Version'");
		}
		if (!this.context.origins().allows(request.header("origin"))) {
			return WebSocketHandshake.refuse(HttpResponseStatus.FORBIDDEN, "request origin is not allowed");
		}
		return validKey(request.header("sec-websocket-key")) ? null : badRequest("invalid 'Sec-WebSocket-Key'");
	}

	private static WebSocketHandshake badRequest(String body) {
		return WebSocketHandshake.refuse(HttpResponseStatus.BAD_REQUEST, body);
	}

	private static boolean hasToken(ClientRequest request, String header, String token) {
		for (String value : request.headers(header)) {
			if (value.equalsIgnoreCase(token)) {
				return true;
			}
			for (String part : value.split(",")) {
				if (part.trim().toLowerCase(Locale.ROOT).equals(token)) {
					return true;
				}
			}
		}
		return false;
	}

	private static boolean validKey(String key) {
		try {
			return key.length() == KEY_LENGTH && Base64.getDecoder().decode(key).length == KEY_BYTES;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/**
	 * Return the subprotocols that the client offers.
	 * @param request the request
	 * @return in the client's order, maybe none
	 */
	public static List<String> subprotocols(ClientRequest request) {
		return request.headers("sec-websocket-protocol")
			.stream()
			.flatMap((value) -> List.of(value.split(",")).stream())
			.map(String::trim)
			.toList();
	}

	/**
	 * Return what proves that the handshake was understood.
	 * @param request the request
	 * @return value of {@code Sec-WebSocket-Accept}
	 */
	public static String accept(ClientRequest request) {
		try {
			MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
			byte[] text = (request.header("sec-websocket-key") + ACCEPT_SUFFIX).getBytes(StandardCharsets.US_ASCII);
			return Base64.getEncoder().encodeToString(sha1.digest(text));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
