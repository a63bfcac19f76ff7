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

import java.util.function.Function;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Connections to one database. Whoever creates it closes it. Safe from any thread.
 *
 * @since 0.1.0
 */
public final class Database {

	private final DatabaseOptions options;

	private final ConnectionPool pool;

	private Database(DatabaseOptions options) {
		this.options = options;
		this.pool = new ConnectionPool(ConnectionPoolConfiguration.builder(Connections.to(options.address(), options))
			.name(options.name())
			.initialSize(0)
			.maxSize(options.poolSize())
			.maxAcquireTime(options.timeout())
			.acquireRetry(2)
			.build());
	}

	/**
	 * Prepare to connect, which happens when the first call is made.
	 * @param options how
	 * @return the database
	 */
	public static Database create(DatabaseOptions options) {
		return new Database(options);
	}

	/**
	 * Return what this is called in health and logs.
	 * @return the name
	 */
	public String name() {
		return this.options.name();
	}

	/**
	 * Run a statement that gives rows.
	 * @param sql the statement, with parameters {@code $1} and on
	 * @param mapper makes something of a row; called on a loop, must not block
	 * @param parameters values of the parameters, see {@link SqlValues}
	 * @param <T> type of what is made
	 * @return what was made of the rows, in order; fails when one takes too long
	 */
	public <T> Flux<T> query(String sql, Function<Row, T> mapper, Object... parameters) {
		return Flux
			.usingWhen(this.pool.create(), (connection) -> query(connection, sql, mapper, parameters),
					Connection::close, (connection, ex) -> connection.close(), Database::abandon)
			.timeout(this.options.timeout());
	}

	private static <T> Flux<T> query(Connection connection, String sql, Function<Row, T> mapper, Object... parameters) {
		return execute(connection, sql, parameters)
			.concatMap((result) -> result.map((row, metadata) -> mapper.apply(row)));
	}

	/**
	 * Run a statement that gives no rows.
	 * @param sql the statement, with parameters {@code $1} and on
	 * @param parameters values of the parameters, see {@link SqlValues}
	 * @return how many rows were changed; fails when it takes too long
	 */
	public Mono<Long> update(String sql, Object... parameters) {
		return Mono
			.usingWhen(this.pool.create(), (connection) -> update(connection, sql, parameters), Connection::close,
					(connection, ex) -> connection.close(), Database::abandon)
			.timeout(this.options.timeout());
	}

	private static Mono<Long> update(Connection connection, String sql, Object... parameters) {
		return execute(connection, sql, parameters).concatMap(Result::getRowsUpdated).reduce(0L, Long::sum);
	}

	/**
	 * Run statements in one transaction.
	 * @param work makes the statements
	 * @param <T> type of the outcome
	 * @return the outcome; fails, and nothing has happened, when it takes too long
	 */
	<T> Mono<T> transaction(Function<Transaction, Mono<T>> work) {
		return Mono.usingWhen(Mono.from(this.pool.create()).delayUntil(Connection::beginTransaction),
				(connection) -> work.apply(new Transaction(connection)),
				(connection) -> Mono.from(connection.commitTransaction()).then(Mono.from(connection.close())),
				(connection, ex) -> Mono.from(connection.rollbackTransaction())
					.onErrorComplete()
					.then(Mono.from(connection.close())),
				Database::abandon)
			.timeout(this.options.timeout());
	}

	private static Flux<? extends Result> execute(Connection connection, String sql, Object... parameters) {
		Statement statement = connection.createStatement(sql);
		for (int i = 0; i < parameters.length; i++) {
			statement.bind(i, parameters[i]);
		}
		return Flux.from(statement.execute());
	}

	/**
	 * Give up a connection of which nobody knows what it is still busy with.
	 */
	private static Publisher<Void> abandon(Connection connection) {
		Connection raw = connection;
		if (connection instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof Connection inner) {
			raw = inner;
		}
		return Mono.from(raw.close()).onErrorComplete().then(Mono.from(connection.close()));
	}

	/**
	 * Open a connection for notifications, outside the pool. Whoever gets it closes it.
	 */
	Mono<PostgresqlConnection> openListener() {
		DatabaseAddress address = this.options.notifyAddress();
		return Connections.to((address != null) ? address : this.options.address(), this.options).create();
	}

	/**
	 * Check that a statement runs.
	 * @return an empty text, or what is wrong
	 */
	public Mono<String> check() {
		return query("SELECT 1", (row) -> "").single()
			.onErrorResume((ex) -> Mono.just(String.valueOf(ex.getMessage())));
	}

	/**
	 * Close all connections; idempotent.
	 * @return completes when they are closed
	 */
	public Mono<Void> close() {
		return this.pool.disposeLater();
	}

	/**
	 * A connection in a transaction.
	 */
	static final class Transaction {

		private final Connection connection;

		private Transaction(Connection connection) {
			this.connection = connection;
		}

		<T> Flux<T> query(String sql, Function<Row, T> mapper, Object... parameters) {
			return Database.query(this.connection, sql, mapper, parameters);
		}

		Mono<Long> update(String sql, Object... parameters) {
			return Database.update(this.connection, sql, parameters);
		}

	}

}
