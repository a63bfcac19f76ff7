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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.r2dbc.spi.R2dbcException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Tables and functions of one broker, as the original's nodes create and expect them.
 * Nodes that start together take turns. A schema of a later version is refused.
 *
 * @since 0.1.0
 */
public final class Schema {

	private static final int VERSION = 1;

	private static final int ATTEMPTS = 5;

	private static final Duration PAUSE = Duration.ofMillis(200);

	/** A deadlock, or another node that creates the same at the same time. */
	private static final Set<String> CONFLICTS = Set.of("40P01", "40001", "XX000", "23505", "42P07", "42710", "42723");

	private final String label;

	private final List<String> scripts;

	private final List<TableNames> variants;

	private final int shards;

	/**
	 * Create a schema.
	 * @param label name of the original's for the lock that nodes take
	 * @param owner class beside which the scripts lie
	 * @param script what the names of the scripts begin with
	 * @param variants sets of tables to create
	 * @param shards in how many shards order is kept
	 */
	public Schema(String label, Class<?> owner, String script, List<TableNames> variants, int shards) {
		this.label = label;
		this.scripts = List.of(SqlScript.read(owner, script + "_tables"), SqlScript.read(owner, script + "_functions"));
		this.variants = variants;
		this.shards = shards;
	}

	/**
	 * Create what is missing.
	 * @param database where
	 * @return completes when everything is there
	 */
	public Mono<Void> ensure(Database database) {
		return database.transaction(this::ensure)
			.retryWhen(Retry.backoff(ATTEMPTS, PAUSE).filter(Schema::conflict))
			.then();
	}

	private static boolean conflict(Throwable failure) {
		return failure instanceof R2dbcException ex && CONFLICTS.contains(String.valueOf(ex.getSqlState()));
	}

	private Mono<Boolean> ensure(Database.Transaction transaction) {
		return transaction
			.query("SELECT 1 FROM (SELECT pg_advisory_xact_lock($1)) AS locked", (row) -> true, lock(this.label))
			.then(complete(transaction))
			.flatMap((complete) -> complete ? Mono.just(true) : create(transaction).thenReturn(true))
			.flatMap((created) -> Flux.fromIterable(this.variants)
				.concatMap((names) -> checkPartitioned(transaction, names).then(alignShards(transaction, names)))
				.then(Mono.just(true)));
	}

	/**
	 * Return the id that the original locks.
	 */
	static long lock(String label) {
		long hash = 0xcbf29ce484222325L;
		for (byte b : ("pgschema/migration:" + label).getBytes(StandardCharsets.UTF_8)) {
			hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
		}
		return hash;
	}

	private Mono<Boolean> complete(Database.Transaction transaction) {
		return Flux.fromIterable(this.variants)
			.concatMap((names) -> exists(transaction, names.main())
				.flatMap((main) -> version(transaction, names).map((version) -> main && version == VERSION)))
			.all((complete) -> complete);
	}

	private static Mono<Boolean> exists(Database.Transaction transaction, String table) {
		return transaction
			.query("SELECT to_regclass($1) IS NOT NULL AS found", (row) -> Boolean.TRUE.equals(row.get("found")), table)
			.single();
	}

	private Mono<Integer> version(Database.Transaction transaction, TableNames names) {
		String table = names.of("schema_version");
		return exists(transaction, table)
			.flatMap(
					(found) -> found
							? transaction
								.query("SELECT schema_version::BIGINT AS version FROM " + table + " WHERE id = 1",
										(row) -> (int) SqlValues.number(row, "version"))
								.next()
							: Mono.empty())
			.doOnNext((version) -> checkVersion(table, version))
			.defaultIfEmpty(0);
	}

	private void checkVersion(String table, int version) {
		if (version > VERSION) {
			throw new IllegalStateException("Table " + table + " says that the schema has version " + version
					+ ", but only versions up to " + VERSION + " are known: a newer node has been here");
		}
	}

	private Mono<Void> create(Database.Transaction transaction) {
		return Flux.fromIterable(this.scripts)
			.concatMap((script) -> Flux.fromIterable(this.variants)
				.concatMap((names) -> transaction.update(names.fill(script))))
			.then();
	}

	private static Mono<Void> checkPartitioned(Database.Transaction transaction, TableNames names) {
		return transaction
			.query("SELECT 1 FROM pg_partitioned_table WHERE partrelid = $1::regclass", (row) -> true, names.main())
			.next()
			.switchIfEmpty(Mono.error(() -> new IllegalStateException(
					"Table " + names.main() + " is not partitioned, so it is not of this program: drop or rename it")))
			.then();
	}

	/**
	 * Have exactly one row to lock for each shard: without it, nothing would be locked.
	 */
	private Mono<Void> alignShards(Database.Transaction transaction, TableNames names) {
		String table = names.of("shard_lock");
		return transaction
			.update("INSERT INTO " + table + " (shard_id) SELECT generate_series(0, $1 - 1) ON CONFLICT DO NOTHING",
					this.shards)
			.then(transaction.update("DELETE FROM " + table + " WHERE shard_id >= $1", this.shards))
			.then();
	}

}
