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
import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Creates partitions ahead of time, drops old ones, and deletes rows that expired. Every
 * node does it; doing it twice changes nothing.
 *
 * @since 0.1.0
 */
public final class Maintenance {

	private static final Logger logger = LoggerFactory.getLogger(Maintenance.class);

	private static final long BATCH = 1000;

	private static final Duration PAUSE = Duration.ofMillis(100);

	private final Database database;

	private final Partitions partitions;

	private final List<String> deletions;

	private final Duration interval;

	private final Scheduler scheduler;

	private final Disposable.Swap running = Disposables.swap();

	/**
	 * Create maintenance.
	 * @param database where
	 * @param table the table that has partitions
	 * @param options how often, and how long things are kept
	 * @param deletions statements that delete up to {@code $1} expired rows each
	 * @param scheduler tells the time and runs the intervals
	 */
	public Maintenance(Database database, String table, StorageOptions options, List<String> deletions,
			Scheduler scheduler) {
		this.database = database;
		this.partitions = new Partitions(database, table, options, Clock.systemUTC());
		this.deletions = deletions;
		this.interval = options.maintenanceInterval();
		this.scheduler = scheduler;
	}

	/**
	 * Create the partitions that are needed now, and go on with everything at intervals.
	 * @return completes when the partitions are there
	 */
	public Mono<Void> start() {
		return this.partitions.create().then(Mono.fromRunnable(this::startIntervals));
	}

	private void startIntervals() {
		this.running.update(Mono.delay(this.interval, this.scheduler).then(run()).repeat().subscribe((done) -> {
		}, (ex) -> logger.error("Maintenance of {} has ended", this.database.name(), ex)));
	}

	/**
	 * Do everything once; failures are logged.
	 */
	Mono<Void> run() {
		return Flux
			.concat(logged("create partitions", this.partitions.create()),
					logged("drop partitions", this.partitions.drop()),
					Flux.fromIterable(this.deletions).concatMap((sql) -> logged("delete what expired", delete(sql))))
			.then();
	}

	private Mono<Void> delete(String sql) {
		return this.database.update(sql, BATCH)
			.expand((deleted) -> (deleted < BATCH) ? Mono.empty()
					: Mono.delay(PAUSE, this.scheduler).then(this.database.update(sql, BATCH)))
			.then();
	}

	private Mono<Void> logged(String what, Mono<Void> task) {
		return task.onErrorResume((ex) -> {
			logger.warn("Cannot {} of {}: {}", what, this.database.name(), ex.toString());
			return Mono.empty();
		});
	}

	/**
	 * Go on no longer.
	 */
	public void stop() {
		this.running.dispose();
	}

}
