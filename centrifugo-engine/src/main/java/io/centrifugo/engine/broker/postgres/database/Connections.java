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

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.SSLMode;

/**
 * Makes factories of connections.
 */
final class Connections {

	/** Nobody waits longer for a connection that cannot be had. */
	private static final int CONNECT_SECONDS = 5;

	private static final Set<String> OURS = Set.of("host", "port", "user", "password", "database", "connect_timeout",
			"application_name");

	/** What only the original's driver understands, and nothing depends on. */
	private static final Set<String> DRIVERS = Set.of("pool_max_conns", "pool_min_conns", "pool_min_idle_conns",
			"pool_max_conn_lifetime", "pool_max_conn_lifetime_jitter", "pool_max_conn_idle_time",
			"pool_health_check_period", "default_query_exec_mode", "statement_cache_capacity",
			"description_cache_capacity");

	private static final Set<String> UNSUPPORTED = Set.of("passfile", "service", "servicefile", "sslcrl",
			"target_session_attrs", "gssencmode", "krbspn", "krbsrvname", "channel_binding");

	private static final Map<String, SSLMode> MODES = Map.of("disable", SSLMode.DISABLE, "allow", SSLMode.ALLOW,
			"prefer", SSLMode.PREFER, "require", SSLMode.REQUIRE, "verify-ca", SSLMode.VERIFY_CA, "verify-full",
			SSLMode.VERIFY_FULL);

	private Connections() {
	}

	static PostgresqlConnectionFactory to(DatabaseAddress address, DatabaseOptions options) {
		PostgresqlConnectionConfiguration.Builder builder = PostgresqlConnectionConfiguration.builder()
			.username(address.user())
			.database(address.database())
			.applicationName(address.value("application_name", "centrifugo"))
			.connectTimeout(Duration.ofSeconds(address.integer("connect_timeout", CONNECT_SECONDS)))
			.tcpKeepAlive(true)
			.tcpNoDelay(true)
			.options(settings(address));
		if (address.host().startsWith("/")) {
			builder.socket(address.host() + "/.s.PGSQL." + address.port());
		}
		else {
			builder.host(address.host()).port(address.port());
		}
		if (address.values().containsKey("password")) {
			builder.password(address.value("password", ""));
		}
		tls(builder, address, options);
		return new PostgresqlConnectionFactory(builder.build());
	}

	private static Map<String, String> settings(DatabaseAddress address) {
		Map<String, String> settings = new LinkedHashMap<>(address.values());
		settings.keySet().removeIf((name) -> OURS.contains(name) || DRIVERS.contains(name) || name.startsWith("ssl"));
		for (String name : settings.keySet()) {
			if (UNSUPPORTED.contains(name)) {
				throw new IllegalArgumentException("'" + name + "' in the connection string is not supported");
			}
		}
		return settings;
	}

	private static void tls(PostgresqlConnectionConfiguration.Builder builder, DatabaseAddress address,
			DatabaseOptions options) {
		if (options.tls() != null) {
			builder.sslMode(SSLMode.VERIFY_FULL).sslContextBuilderCustomizer(options.tls());
			return;
		}
		if (address.host().startsWith("/")) {
			return;
		}
		builder.sslMode(mode(address.value("sslmode", "prefer")));
		if (address.values().containsKey("sslrootcert")) {
			builder.sslRootCert(address.value("sslrootcert", ""));
		}
		if (address.values().containsKey("sslcert")) {
			builder.sslCert(address.value("sslcert", ""));
		}
		if (address.values().containsKey("sslkey")) {
			builder.sslKey(address.value("sslkey", ""));
		}
		if (address.values().containsKey("sslpassword")) {
			builder.sslPassword(address.value("sslpassword", ""));
		}
	}

	private static SSLMode mode(String name) {
		SSLMode mode = MODES.get(name);
		if (mode == null) {
			throw new IllegalArgumentException(
					"'sslmode' in the connection string must be one of disable, allow, prefer, "
							+ "require, verify-ca and verify-full");
		}
		return mode;
	}

}
