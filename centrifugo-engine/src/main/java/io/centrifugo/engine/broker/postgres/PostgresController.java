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

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import io.centrifugo.engine.broker.BrokerHealth;
import io.centrifugo.engine.broker.Controller;
import io.centrifugo.engine.broker.postgres.database.Database;
import io.centrifugo.engine.broker.postgres.database.DatabaseFailures;
import io.centrifugo.engine.broker.postgres.database.Maintenance;
import io.centrifugo.engine.broker.postgres.database.Outbox;
import io.centrifugo.engine.broker.postgres.database.Schema;
import io.centrifugo.engine.broker.postgres.database.SqlValues;
import io.centrifugo.engine.broker.postgres.database.StorageOptions;
import io.centrifugo.engine.broker.postgres.database.TableNames;

/**
 * Carries control messages through a table of PostgreSQL, to and from the original's
 * nodes too. Every node reads all of them and keeps those to itself or to everybody.
 *
 * @since 0.1.0
 */
public final class PostgresController implements Controller, BrokerHealth {

	private final Database database;

	private final StorageOptions options;

	private final TableNames names;

	private final Maintenance maintenance;

	private final Scheduler scheduler;

	private volatile @Nullable Outbox outbox;

	/**
	 * Create a controller.
	 * @param database where messages are; stays the caller's
	 * @param options how they are kept and delivered
	 */
	public PostgresController(Database database, StorageOptions options) {
		this.database = database;
		this.options = options;
		String prefix = options.tablePrefix() + "controller_";
		this.names = new TableNames(prefix + "messages", prefix, true);
		this.scheduler = Schedulers.parallel();
		this.maintenance = new Maintenance(database, this.names.main(), options, List.of(), this.scheduler);
	}

	@Override
	public Mono<Void> start(String nodeId, Consumer<byte[]> handler) {
		return createSchema().then(this.maintenance.start())
			.then(Mono.defer(() -> startOutbox(nodeId, handler)))
			.onErrorResume((ex) -> stop().then(Mono.error(ex)));
	}

	private Mono<Void> createSchema() {
		if (!this.options.createSchema()) {
			return Mono.empty();
		}
		return new Schema("postgres-controller", PostgresController.class, "controller", List.of(this.names),
				this.options.outbox().shards())
			.ensure(this.database);
	}

	private Mono<Void> startOutbox(String nodeId, Consumer<byte[]> handler) {
		Outbox created = new Outbox(this.database,
				new Outbox.Source(this.names.main(), "id, node_id, data", this.names.of("notify"),
						this.options.outbox(), (row) -> receive(row, nodeId, handler), PostgresController::ignoreLoss),
				this.scheduler);
		this.outbox = created;
		return created.start();
	}

	private static void receive(Row row, String nodeId, Consumer<byte[]> handler) {
		String target = SqlValues.text(row, "node_id");
		byte[] data = row.get("data", byte[].class);
		if (data != null && (target.isEmpty() || target.equals(nodeId))) {
			handler.accept(data);
		}
	}

	/**
	 * Nobody counts on control messages.
	 */
	private static void ignoreLoss() {
	}

	@Override
	public Mono<Void> stop() {
		return Mono.fromRunnable(() -> {
			this.maintenance.stop();
			Outbox current = this.outbox;
			if (current != null) {
				current.stop();
			}
		});
	}

	@Override
	public Mono<Void> publish(byte[] command, String nodeId) {
		return Mono
			.defer(() -> this.database.query(this.names.fill("SELECT @prefix@publish($1, $2, $3) AS id"), (row) -> true,
					ByteBuffer.wrap(command), nodeId, this.options.outbox().shards())
				.then())
			.onErrorMap(DatabaseFailures::translate);
	}

	@Override
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
