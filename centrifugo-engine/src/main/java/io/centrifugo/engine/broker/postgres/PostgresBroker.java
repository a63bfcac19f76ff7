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

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.BrokerEvents;
import io.centrifugo.engine.broker.BrokerHealth;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.broker.PublishResult;
import io.centrifugo.engine.broker.postgres.database.Database;
import io.centrifugo.engine.broker.postgres.database.DatabaseFailures;
import io.centrifugo.engine.broker.postgres.database.Outbox;
import io.centrifugo.engine.broker.postgres.database.Schema;
import io.centrifugo.engine.broker.postgres.database.SqlValues;
import io.centrifugo.engine.broker.postgres.database.StorageOptions;
import io.centrifugo.engine.broker.postgres.database.TableLifecycle;
import io.centrifugo.engine.broker.postgres.database.TableNames;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;

/**
 * Streams of publications in PostgreSQL, shared with the original's nodes, and with
 * applications that publish in transactions of their own. Every node reads everything
 * that is published; while the database is away nothing is lost, only late. Publications
 * without history are stored too, and have positions. Reading does not extend the
 * lifetime of positions, publishing does.
 *
 * @since 0.1.0
 */
public final class PostgresBroker implements Broker, BrokerHealth {

	/** Lifetime of positions whose own has no end. */
	public static final Duration DEFAULT_RETENTION = Duration.ofHours(24);

	private final StorageOptions options;

	private final TableNames names;

	private final StreamTables tables;

	private final TableLifecycle lifecycle;

	private final Set<String> channels = ConcurrentHashMap.newKeySet();

	/**
	 * Create a broker.
	 * @param database where streams are; stays the caller's
	 * @param options how they are kept and delivered
	 * @param retention lifetime of positions whose own has no end
	 */
	public PostgresBroker(Database database, StorageOptions options, Duration retention) {
		this(database, options, retention, Schedulers.parallel());
	}

	PostgresBroker(Database database, StorageOptions options, Duration retention, Scheduler scheduler) {
		this.options = options;
		this.names = StreamTables.names(options.tablePrefix(), options.binaryData());
		this.tables = new StreamTables(database, this.names, options, retention);
		this.lifecycle = new TableLifecycle(database, this.names.main(), options, this.tables.deletions(), scheduler);
	}

	@Override
	public Mono<Void> start(BrokerEvents events) {
		StreamReceiver receiver = new StreamReceiver(new SqlValues(this.names.binary()), events);
		return this.lifecycle.start(this::schema,
				new Outbox.Source(this.names.main(), StreamReceiver.COLUMNS, this.names.of("notify"),
						this.options.outbox(), receiver, () -> events.onResubscribed(List.copyOf(this.channels))));
	}

	private Schema schema() {
		return new Schema("pgstreambroker", PostgresBroker.class, "stream",
				StreamTables.variants(this.options.tablePrefix()), this.options.outbox().shards());
	}

	@Override
	public Mono<Void> stop() {
		return this.lifecycle.stop();
	}

	/**
	 * Rows of all channels are read anyway: the hub knows who wants them.
	 */
	@Override
	public Mono<Void> subscribe(Collection<String> added) {
		return Mono.fromRunnable(() -> this.channels.addAll(added));
	}

	@Override
	public Mono<Void> unsubscribe(Collection<String> removed) {
		return Mono.fromRunnable(() -> removed.forEach(this.channels::remove));
	}

	@Override
	public Mono<PublishResult> publish(String channel, Payload data, PublishOptions publishOptions) {
		return Mono.defer(() -> this.tables.publish(channel, data, publishOptions))
			.onErrorMap(DatabaseFailures::translate);
	}

	@Override
	public Mono<Void> publishJoin(String channel, ClientInfo info) {
		return Mono.defer(() -> this.tables.join(channel, info)).onErrorMap(DatabaseFailures::translate);
	}

	@Override
	public Mono<Void> publishLeave(String channel, ClientInfo info) {
		return Mono.defer(() -> this.tables.leave(channel, info)).onErrorMap(DatabaseFailures::translate);
	}

	@Override
	public Mono<History> history(String channel, HistoryFilter filter, Duration metaTtl) {
		return Mono.defer(() -> this.tables.history(channel, filter, metaTtl)).onErrorMap(DatabaseFailures::translate);
	}

	@Override
	public Mono<Void> removeHistory(String channel) {
		return Mono.defer(() -> this.tables.remove(channel)).onErrorMap(DatabaseFailures::translate);
	}

	/**
	 * A reader that stands still goes on where it stood.
	 */
	@Override
	public boolean reliableDelivery() {
		return true;
	}

	@Override
	public Mono<Map<String, String>> check() {
		return this.lifecycle.check();
	}

}
