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

package io.centrifugo.engine.broker.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import io.centrifugo.engine.broker.postgres.database.Database;
import io.centrifugo.engine.broker.postgres.database.DatabaseAddress;
import io.centrifugo.engine.broker.postgres.database.DatabaseOptions;

/**
 * A PostgreSQL server for one test class, from a package of binaries.
 */
public final class PostgresProcess implements AutoCloseable {

	private static final Duration LONG = Duration.ofSeconds(30);

	private final EmbeddedPostgres server;

	public PostgresProcess() {
		try {
			this.server = EmbeddedPostgres.builder()
				.setPGStartupWait(Duration.ofMinutes(1))
				.setServerConfig("max_connections", "200")
				.setServerConfig("fsync", "off")
				.setServerConfig("synchronous_commit", "off")
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public int port() {
		return this.server.getPort();
	}

	public DatabaseAddress address() {
		return address(port());
	}

	public static DatabaseAddress address(int port) {
		return DatabaseAddress.parse("postgres://postgres@127.0.0.1:" + port + "/postgres?sslmode=disable");
	}

	/**
	 * Create connections whose time-out is long, so that a slow machine does not look
	 * like a failure.
	 */
	public Database database() {
		return Database.create(new DatabaseOptions("postgres", address(), null, 16, LONG, null));
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
