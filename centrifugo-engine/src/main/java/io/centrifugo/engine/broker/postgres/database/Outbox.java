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
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * Hands over what any node writes to a table, from the start on: one reader per shard,
 * and a listener that wakes them if notifications are wanted.
 *
 * @since 0.1.0
 */
public final class Outbox {

	private static final Logger logger = LoggerFactory.getLogger(Outbox.class);

	private static final Retry AGAIN = Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1))
		.maxBackoff(Duration.ofSeconds(30))
		.transientErrors(true);

	private final Database database;

	private final Source source;

	private final List<ShardReader> readers;

	private final Disposable.Swap listening = Disposables.swap();

	private volatile boolean listens;

	/**
	 * Create an outbox.
	 * @param database where the table is
	 * @param source what is read
	 * @param scheduler runs the waits between reads
	 */
	public Outbox(Database database, Source source, Scheduler scheduler) {
		this.database = database;
		this.source = source;
		this.readers = IntStream.range(0, source.options().shards())
			.mapToObj((shard) -> new ShardReader(database, source, shard, scheduler))
			.toList();
	}

	/**
	 * Begin.
	 * @return completes when everything written from now on will be handed over
	 */
	public Mono<Void> start() {
		return Flux.fromIterable(this.readers).flatMap(ShardReader::start).then(Mono.fromRunnable(this::listen));
	}

	private void listen() {
		if (this.source.options().notifications()) {
			this.listening
				.update(Flux.usingWhen(
						this.database.openListener(), (
								connection) -> connection.createStatement("LISTEN " + this.source.notifications())
									.execute()
									.concatMap((result) -> result.getRowsUpdated())
									.thenMany(Flux.just("ready")
										.concatWith(connection.getNotifications()
											.map((notification) -> notification.getName())))
									.concatWith(Mono.error(() -> new IllegalStateException("Connection was closed"))),
						(connection) -> connection.close())
					.doOnError((ex) -> {
						this.listens = false;
						logger.warn("Notifications {} do not arrive: {}", this.source.notifications(), ex.toString());
					})
					.retryWhen(AGAIN)
					.subscribe((notified) -> {
						this.listens = true;
						this.readers.forEach(ShardReader::wake);
					}, (ex) -> logger.error("Listening to {} has ended", this.source.notifications(), ex)));
		}
	}

	/**
	 * Return whether notifications arrive.
	 * @return {@code false} also when they are not wanted
	 */
	boolean listens() {
		return this.listens;
	}

	/**
	 * Check that rows can be read.
	 * @return an empty text, or what is wrong
	 */
	public String check() {
		return this.readers.stream().map(ShardReader::check).filter((text) -> !text.isEmpty()).findFirst().orElse("");
	}

	/**
	 * Hand over no more.
	 */
	public void stop() {
		this.listening.dispose();
		this.readers.forEach(ShardReader::stop);
	}

	/**
	 * What an outbox reads.
	 *
	 * @param table the table
	 * @param columns names of the columns to read, {@code id} among them
	 * @param notifications channel of notifications about new rows
	 * @param options how it is read
	 * @param receiver takes the rows
	 * @param onLoss called when rows may have been lost
	 */
	public record Source(String table, String columns, String notifications, OutboxOptions options,
			RowReceiver receiver, Runnable onLoss) {

		public Source {
			Objects.requireNonNull(receiver, "'receiver' must not be null");
		}

		String sql() {
			return "SELECT " + this.columns + " FROM " + this.table
					+ " WHERE id > $1 AND shard_id = $2 ORDER BY id LIMIT $3";
		}

	}

}
