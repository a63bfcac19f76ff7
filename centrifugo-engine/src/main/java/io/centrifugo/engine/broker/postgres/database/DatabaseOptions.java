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
import java.util.function.UnaryOperator;

import io.netty.handler.ssl.SslContextBuilder;
import org.jspecify.annotations.Nullable;

/**
 * How to talk to one database.
 *
 * @param name name in health and logs
 * @param address where it is
 * @param notifyAddress where to listen for notifications, {@code null} for the same
 * address; needed behind poolers that hand out connections per transaction
 * @param poolSize most connections, without the one for notifications
 * @param timeout how long a call may take, waiting for a connection included
 * @param tls sets trust and keys; {@code null} for what the address says
 * @since 0.1.0
 */
public record DatabaseOptions(String name, DatabaseAddress address, @Nullable DatabaseAddress notifyAddress,
		int poolSize, Duration timeout, @Nullable UnaryOperator<SslContextBuilder> tls) {

	/** How long a call may take if nothing else is set. */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

	public DatabaseOptions {
		if (poolSize < 1) {
			throw new IllegalArgumentException("'poolSize' must be at least 1");
		}
	}

	/**
	 * Create options of which the rest has defaults.
	 * @param name name in health and logs
	 * @param address where the database is
	 * @param poolSize most connections
	 */
	public DatabaseOptions(String name, DatabaseAddress address, int poolSize) {
		this(name, address, null, poolSize, DEFAULT_TIMEOUT, null);
	}

	/**
	 * Listen for notifications elsewhere.
	 * @param replacement the address, {@code null} for the database's own
	 * @return a copy
	 */
	public DatabaseOptions withNotifyAddress(@Nullable DatabaseAddress replacement) {
		return new DatabaseOptions(this.name, this.address, replacement, this.poolSize, this.timeout, this.tls);
	}

	/**
	 * Require TLS, with other trust and keys than the JVM's.
	 * @param replacement sets trust and keys
	 * @return a copy
	 */
	public DatabaseOptions withTls(@Nullable UnaryOperator<SslContextBuilder> replacement) {
		return new DatabaseOptions(this.name, this.address, this.notifyAddress, this.poolSize, this.timeout,
				replacement);
	}

}
