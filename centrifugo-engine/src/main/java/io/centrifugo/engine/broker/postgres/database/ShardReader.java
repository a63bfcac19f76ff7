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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.r2dbc.spi.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * Reads the rows of one shard, each once and in order. Writers to a shard wait for each
 * other, so that a row seen is never followed by one with a smaller id. While the
 * database is away nothing is lost, since reading goes on where it stood.
 */
final class ShardReader {

	private static final Logger logger = LoggerFactory.getLogger(ShardReader.class);

	private static final Duration FAILURE_PAUSE = Duration.ofMillis(500);

	private final Database database;

	private final Outbox.Source source;

	private final int shard;

	private final String sql;

	private final Scheduler scheduler;

	/** Calls of wake since reading began, which is going on unless 0. */
	private final AtomicInteger wakes = new AtomicInteger();

	private final Sinks.Empty<Void> stop = Sinks.empty();

	private volatile boolean stopped;

	/** Counts reads, so that a wait knows whether another read came before its end. */
	private volatile long turn;

	private volatile long cursor;

	private volatile String failure = "";

	ShardReader(Database database, Outbox.Source source, int shard, Scheduler scheduler) {
		this.database = database;
		this.source = source;
		this.shard = shard;
		this.sql = source.sql();
		this.scheduler = scheduler;
	}

	/**
	 * Begin behind the last row that is there.
	 */
	Mono<Void> start() {
		return last().doOnNext((id) -> this.cursor = id).then(Mono.fromRunnable(this::wake));
	}

	private Mono<Long> last() {
		return this.database
			.query("SELECT coalesce(max(id), 0) AS id FROM " + this.source.table() + " WHERE shard_id = $1",
					(row) -> SqlValues.number(row, "id"), this.shard)
			.single();
	}

	/**
	 * Look for rows now.
	 */
	void wake() {
		if (this.wakes.getAndIncrement() == 0) {
			read();
		}
	}

	private void read() {
		if (this.stopped) {
			return;
		}
		this.turn = this.turn + 1;
		Mono<Long> count = this.failure.isEmpty() ? batch() : checkCursor().then(batch());
		count.takeUntilOther(this.stop.asMono()).subscribe(this::onRead, this::onFailure);
	}

	private Mono<Long> batch() {
		return this.database.query(this.sql, this::receive, this.cursor, this.shard, this.source.options().batchSize())
			.count();
	}

	private Boolean receive(Row row) {
		long id = SqlValues.number(row, "id");
		try {
			this.source.receiver().receive(row);
		}
		catch (RuntimeException ex) {
			logger.error("Cannot deliver row {} of {}", id, this.source.table(), ex);
		}
		this.cursor = id;
		return true;
	}

	/**
	 * Go back when the table does: another database answers under this address, or an
	 * older state of it.
	 */
	private Mono<Void> checkCursor() {
		return last().doOnNext((id) -> {
			if (id < this.cursor) {
				logger.warn("Table {} has lost rows: delivery of shard {} goes on behind row {} rather than {}",
						this.source.table(), this.shard, id, this.cursor);
				this.cursor = id;
				this.source.onLoss().run();
			}
		}).then();
	}

	private void onRead(long count) {
		if (!this.failure.isEmpty()) {
			logger.info("Delivery of shard {} of {} works again", this.shard, this.source.table());
			this.failure = "";
		}
		long ended = this.turn;
		if (count == 0 && this.wakes.compareAndSet(1, 0)) {
			wakeIn(this.source.options().pollInterval(), ended);
		}
		else {
			this.wakes.set(1);
			this.scheduler.schedule(this::read);
		}
	}

	private void onFailure(Throwable ex) {
		if (this.failure.isEmpty()) {
			logger.warn("Delivery of shard {} of {} does not work: {}", this.shard, this.source.table(), ex.toString());
		}
		this.failure = String.valueOf(ex.getMessage());
		long ended = this.turn;
		this.wakes.set(0);
		wakeIn(FAILURE_PAUSE, ended);
	}

	/**
	 * Wake after a pause, unless someone else does before its end.
	 */
	private void wakeIn(Duration pause, long ended) {
		this.scheduler.schedule(() -> {
			if (this.turn == ended) {
				wake();
			}
		}, pause.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Return an empty text, or why nothing is delivered.
	 */
	String check() {
		return this.failure;
	}

	void stop() {
		this.stopped = true;
		this.stop.tryEmitEmpty();
	}

}
