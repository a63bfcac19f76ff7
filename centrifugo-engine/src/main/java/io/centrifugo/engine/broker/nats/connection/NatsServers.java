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

package io.centrifugo.engine.broker.nats.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Where NATS is and as whom to log in. Login data is kept apart from the addresses, so
 * that servers which the first one tells of get it as well and no message repeats it.
 *
 * @param urls addresses of members of one cluster, without login data
 * @param user whom to log in as, empty for a token or nobody
 * @param secret password of the user, or a token, or empty
 * @since 0.1.0
 */
public record NatsServers(List<String> urls, String user, String secret) {

	/** Where NATS is unless it is said. */
	public static final NatsServers LOCAL = new NatsServers(List.of("nats://localhost:4222"), "", "");

	private static final Set<String> SCHEMES = Set.of("nats", "tls", "ws", "wss");

	public NatsServers {
		urls = List.copyOf(urls);
	}

	/**
	 * Read addresses.
	 * @param text addresses with commas between them, each a host with or without a port,
	 * with or without {@code nats://} or {@code tls://}, {@code ws://} or {@code wss://},
	 * with or without {@code user:password@} or {@code token@}
	 * @return the servers, {@link #LOCAL} if none is named
	 * @throws IllegalArgumentException if it cannot be read; does not repeat it
	 */
	public static NatsServers parse(String text) {
		List<String> urls = new ArrayList<>();
		String login = null;
		for (String part : text.split(",")) {
			if (!part.isBlank()) {
				URI uri = uri(part.strip());
				urls.add(address(uri));
				login = sameLogin(login, uri.getRawUserInfo());
			}
		}
		return urls.isEmpty() ? LOCAL : withLogin(urls, (login != null) ? login : "");
	}

	private static URI uri(String part) {
		try {
			URI uri = new URI(part.contains("://") ? part : "nats://" + part);
			if (uri.getHost() != null && SCHEMES.contains(uri.getScheme())) {
				return uri;
			}
		}
		catch (URISyntaxException ex) {
			// Would repeat the address, and with it the password
		}
		throw new IllegalArgumentException("must be nats://host:port, or tls:, ws: or wss: instead of nats:, with user"
				+ ":password@ before the host if needed");
	}

	private static String address(URI uri) {
		return uri.getScheme() + "://" + uri.getHost() + ((uri.getPort() != -1) ? ":" + uri.getPort() : "")
				+ ((uri.getRawPath() != null) ? uri.getRawPath() : "");
	}

	private static @Nullable String sameLogin(@Nullable String first, @Nullable String second) {
		if (first != null && second != null && !first.equals(second)) {
			throw new IllegalArgumentException("must have the same user and password for all servers");
		}
		return (first != null) ? first : second;
	}

	private static NatsServers withLogin(List<String> urls, String login) {
		int colon = login.indexOf(':');
		return (colon < 0) ? new NatsServers(urls, "", decoded(login))
				: new NatsServers(urls, decoded(login.substring(0, colon)), decoded(login.substring(colon + 1)));
	}

	/**
	 * Undo percent-encoding. A plus is a plus here.
	 */
	private static String decoded(String text) {
		return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return String.join(",", this.urls);
	}

}
