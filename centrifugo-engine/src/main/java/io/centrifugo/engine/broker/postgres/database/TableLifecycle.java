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

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * What goes on around tables while a broker uses them: they are created, kept in shape,
 * and what is written to them is handed over.
 *
 * @since 0.1.0
 */
public final class TableLifecycle {

	private final Database database;

	private final StorageOptions options;

	private final Maintenance maintenance;

	private final Scheduler scheduler;

	private volatile @Nullable Outbox outbox;

	/**
	 * Create, with nothing begun.
	 * @param database where the tables are; stays the caller's
	 * @param table the table that has partitions
	 * @param options how things are kept and delivered
	 * @param deletions statements that delete up to {@code $1} expired rows each
	 * @param scheduler tells the time and runs the intervals
	 */
	public TableLifecycle(Database database, String table, StorageOptions options, List<String> deletions,
			Scheduler scheduler) {
		this.database = database;
		this.options = options;
		this.maintenance = new Maintenance(database, table, options, deletions, scheduler);
		this.scheduler = scheduler;
	}

	/**
	 * Begin.
	 * @param schema what to create, asked for only if that is wanted
	 * @param source what to hand over
	 * @return completes when everything written from now on will be handed over; when it
	 * fails, nothing goes on
	 */
	public Mono<Void> start(Supplier<Schema> schema, Outbox.Source source) {
		return createSchema(schema).then(this.maintenance.start())
			.then(Mono.defer(() -> startOutbox(source)))
			.onErrorResume((ex) -> stop().then(Mono.error(ex)));
	}

	private Mono<Void> createSchema(Supplier<Schema> schema) {
		return this.options.createSchema() ? schema.get().ensure(this.database) : Mono.empty();
	}

	private Mono<Void> startOutbox(Outbox.Source source) {
		Outbox created = new Outbox(this.database, source, this.scheduler);
		this.outbox = created;
		return created.start();
	}

	/**
	 * End everything.
	 * @return completes at once
	 */
	public Mono<Void> stop() {
		return Mono.fromRunnable(() -> {
			this.maintenance.stop();
			Outbox current = this.outbox;
			if (current != null) {
				current.stop();
			}
		});
	}

	/**
	 * Check that statements run and that rows are handed over.
	 * @return by what was checked, what is wrong or an empty text
	 */
	public Mono<Map<String, String>> check() {
		return this.database.check().map((text) -> {
			Map<String, String> results = new TreeMap<>();
			results.put(this.database.name() + ".queries", text);
			Outbox current = this.outbox;
			results.put(this.database.name() + ".delivery", (current != null) ? current.check() : "not started");
			return results;
		});
	}

}
