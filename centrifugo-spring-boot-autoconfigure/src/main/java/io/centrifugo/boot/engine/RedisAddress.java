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

package io.centrifugo.boot.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.centrifugo.boot.config.keys.InvalidSettingException;
import io.centrifugo.boot.engine.CentrifugoRedisConnectionDetails.Server;
import io.centrifugo.boot.engine.CentrifugoRedisConnectionDetails.Tls;

/**
 * Reads the address of a server: host and port, or a URL. Never repeats it in a message,
 * since it may contain a password.
 */
final class RedisAddress {

	private static final String SETTING = "centrifugo.engine.redis.address";

	private static final String FORMS = "allowed are host:port and URLs of redis, rediss and tcp";

	private RedisAddress() {
	}

	/**
	 * Read an address.
	 * @param address the text
	 * @param base what the address does not say
	 */
	static Server parse(String address, Server base) {
		URI uri = uri(address.trim());
		if (uri.getHost() == null) {
			throw invalid("an address has no host, or one with characters to be escaped; " + FORMS);
		}
		int port = (uri.getPort() != -1) ? uri.getPort() : Server.DEFAULT.port();
		Server server = new Server(uri.getHost(), port, database(uri, base), base.user(), base.password(),
				tls(uri, base));
		String login = uri.getRawUserInfo();
		return (login != null) ? withLogin(server, login) : server;
	}

	private static URI uri(String address) {
		try {
			return new URI(address.contains("://") ? address : "redis://" + address);
		}
		catch (URISyntaxException ex) {
			throw invalid("an address cannot be read; " + FORMS);
		}
	}

	private static int database(URI uri, Server base) {
		String path = uri.getPath();
		if (path == null || path.length() < 2) {
			return base.database();
		}
		try {
			return Integer.parseInt(path.substring(1));
		}
		catch (NumberFormatException ex) {
			throw invalid("the path of an address is not the number of a database");
		}
	}

	private static @Nullable Tls tls(URI uri, Server base) {
		boolean on = switch (uri.getScheme()) {
			case "redis", "tcp" -> base.tls() != null;
			case "rediss" -> true;
			default -> throw invalid("'" + uri.getScheme() + "' is not supported yet; " + FORMS);
		};
		if (uri.getQuery() != null) {
			for (String parameter : uri.getQuery().split("&")) {
				on = parameter(parameter, on);
			}
		}
		return on ? ((base.tls() != null) ? base.tls() : Tls.DEFAULT) : null;
	}

	private static boolean parameter(String parameter, boolean tls) {
		return switch (parameter) {
			case "tls_enabled=true" -> true;
			case "tls_enabled=false" -> false;
			case "" -> tls;
			default -> throw invalid("'" + parameter.split("=")[0] + "' in an address is not supported");
		};
	}

	private static Server withLogin(Server server, String login) {
		int colon = login.indexOf(':');
		String user = (colon >= 0) ? login.substring(0, colon) : login;
		String password = (colon >= 0) ? decoded(login.substring(colon + 1)) : server.password();
		return new Server(server.host(), server.port(), server.database(), decoded(user), password, server.tls());
	}

	private static String decoded(String text) {
		return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

	private static InvalidSettingException invalid(String reason) {
		return new InvalidSettingException(SETTING, reason, null);
	}

}
