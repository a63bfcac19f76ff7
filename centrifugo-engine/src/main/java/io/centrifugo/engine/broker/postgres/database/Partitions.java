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

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Partitions of a table, one for each day of UTC, named by that day as the original names
 * them.
 */
final class Partitions {

	private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("uuuu_MM_dd");

	private final Database database;

	private final String table;

	private final int lookaheadDays;

	private final int retentionDays;

	private final Clock clock;

	Partitions(Database database, String table, StorageOptions options, Clock clock) {
		this.database = database;
		this.table = table;
		this.lookaheadDays = options.lookaheadDays();
		this.retentionDays = options.retentionDays();
		this.clock = clock;
	}

	/**
	 * Create those of today and the days to come.
	 */
	Mono<Void> create() {
		return Flux.defer(() -> Flux.range(0, this.lookaheadDays + 1).map(today()::plusDays))
			.concatMap((day) -> this.database
				.update("CREATE TABLE IF NOT EXISTS " + name(day) + " PARTITION OF " + this.table
						+ " FOR VALUES FROM ('" + day + " 00:00:00+00') TO ('" + day.plusDays(1) + " 00:00:00+00')"))
			.then();
	}

	private LocalDate today() {
		return LocalDate.now(this.clock.withZone(ZoneOffset.UTC));
	}

	private String name(LocalDate day) {
		return this.table + "_" + SUFFIX.format(day);
	}

	/**
	 * Drop those that are too old. What does not have such a name stays.
	 */
	Mono<Void> drop() {
		if (this.retentionDays <= 0) {
			return Mono.empty();
		}
		return this.database
			.query("""
					SELECT c.relname::TEXT AS name
					FROM pg_inherits i
					JOIN pg_class c ON c.oid = i.inhrelid
					JOIN pg_class p ON p.oid = i.inhparent
					JOIN pg_namespace n ON n.oid = c.relnamespace
					WHERE p.relname = $1 AND n.nspname = current_schema()""", (row) -> SqlValues.text(row, "name"),
					this.table)
			.collectList()
			.flatMapIterable((names) -> names)
			.filter(this::tooOld)
			.concatMap((name) -> this.database.update("DROP TABLE IF EXISTS " + name))
			.then();
	}

	private boolean tooOld(String name) {
		LocalDate day = day(name);
		return day != null && day.isBefore(today().minusDays(this.retentionDays));
	}

	private @Nullable LocalDate day(String name) {
		if (!name.startsWith(this.table + "_")) {
			return null;
		}
		try {
			return LocalDate.parse(name.substring(this.table.length() + 1), SUFFIX);
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

}
