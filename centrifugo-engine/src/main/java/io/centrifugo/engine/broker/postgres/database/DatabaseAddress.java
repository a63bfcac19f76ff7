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

package io.centrifugo.engine.broker.postgres.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a database is and who enters: a connection string of PostgreSQL's, taken apart.
 * Both of its forms are known, {@code postgres://user:password@host:port/database?…} and
 * {@code host=… user=…}. Of the parameters those of TLS, {@code connect_timeout} and
 * {@code application_name} are known; all others but the original's own are settings of
 * the session ({@code search_path}). Never shows the password.
 *
 * @since 0.1.0
 */
public final class DatabaseAddress {

	private static final Pattern URL = Pattern.compile(
			"postgres(?:ql)?://(?:([^:@/]*)(?::([^@/]*))?@)?(\\[[^]]*]|[^:/?,]*)(?::(\\d+))?(?:/([^?]*))?(?:\\?(.*))?");

	private static final Pattern WORD = Pattern.compile("\\s*(\\w+)\\s*=\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|(\\S*))\\s*");

	private final Map<String, String> values = new LinkedHashMap<>();

	private DatabaseAddress() {
	}

	/**
	 * Take a connection string apart.
	 * @param text the string
	 * @return the address
	 * @throws IllegalArgumentException if it is none; the message does not repeat it
	 */
	public static DatabaseAddress parse(String text) {
		DatabaseAddress address = new DatabaseAddress();
		if (text.startsWith("postgres://") || text.startsWith("postgresql://")) {
			address.parseUrl(text);
		}
		else {
			address.parseWords(text);
		}
		address.check();
		return address;
	}

	private void parseUrl(String text) {
		Matcher matcher = URL.matcher(text);
		if (!matcher.matches()) {
			throw malformed();
		}
		putDecoded("user", matcher.group(1));
		putDecoded("password", matcher.group(2));
		String host = matcher.group(3);
		putDecoded("host", host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
		putDecoded("port", matcher.group(4));
		putDecoded("database", matcher.group(5));
		if (matcher.group(6) != null && !matcher.group(6).isEmpty()) {
			for (String parameter : matcher.group(6).split("&")) {
				int equals = parameter.indexOf('=');
				if (equals < 1) {
					throw malformed();
				}
				putDecoded(name(decode(parameter.substring(0, equals))), parameter.substring(equals + 1));
			}
		}
	}

	private void putDecoded(String name, String value) {
		if (value != null && !value.isEmpty()) {
			this.values.put(name, decode(value));
		}
	}

	private static String decode(String text) {
		return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

	private void parseWords(String text) {
		Matcher matcher = WORD.matcher(text);
		int end = 0;
		while (end < text.length()) {
			if (!matcher.find(end) || matcher.start() != end) {
				throw malformed();
			}
			String quoted = matcher.group(2);
			this.values.put(name(matcher.group(1)),
					(quoted != null) ? quoted.replaceAll("\\\\(.)", "$1") : matcher.group(3));
			end = matcher.end();
		}
	}

	private static String name(String name) {
		return name.equals("dbname") ? "database" : name;
	}

	private void check() {
		port();
		integer("connect_timeout", 0);
		if (host().contains(",")) {
			throw new IllegalArgumentException("Connection string names several hosts, which is not supported");
		}
	}

	private static IllegalArgumentException malformed() {
		return new IllegalArgumentException(
				"Not a connection string: expected postgres://user:password@host:port/database or host=... user=...");
	}

	/**
	 * Return the host.
	 * @return a name, an address or, with a leading slash, the directory of a socket
	 */
	public String host() {
		return value("host", "localhost");
	}

	/**
	 * Return the port.
	 * @return 5432 if the string does not say
	 */
	public int port() {
		return integer("port", 5432);
	}

	/**
	 * Return the user.
	 * @return {@code postgres} if the string does not say
	 */
	public String user() {
		return value("user", "postgres");
	}

	/**
	 * Return the database.
	 * @return what is called like the user if the string does not say
	 */
	public String database() {
		return value("database", user());
	}

	/**
	 * Return the value of a parameter.
	 * @param name its name
	 * @param fallback what to return if the string does not say
	 * @return the value
	 */
	public String value(String name, String fallback) {
		return this.values.getOrDefault(name, fallback);
	}

	int integer(String name, int fallback) {
		String text = this.values.get(name);
		if (text == null) {
			return fallback;
		}
		try {
			return Integer.parseInt(text);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("'" + name + "' in the connection string must be a number", ex);
		}
	}

	/**
	 * Return all parameters by name.
	 */
	Map<String, String> values() {
		return this.values;
	}

	@Override
	public String toString() {
		return user() + "@" + host() + ":" + port() + "/" + database();
	}

}
