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
import java.util.function.Consumer;

import io.r2dbc.spi.Row;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.centrifugo.engine.broker.BrokerHealth;
import io.centrifugo.engine.broker.Controller;
import io.centrifugo.engine.broker.postgres.database.Database;
import io.centrifugo.engine.broker.postgres.database.DatabaseFailures;
import io.centrifugo.engine.broker.postgres.database.Outbox;
import io.centrifugo.engine.broker.postgres.database.Schema;
import io.centrifugo.engine.broker.postgres.database.SqlValues;
import io.centrifugo.engine.broker.postgres.database.StorageOptions;
import io.centrifugo.engine.broker.postgres.database.TableLifecycle;
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

	private final TableLifecycle lifecycle;

	private final String publish;

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
		this.lifecycle = new TableLifecycle(database, this.names.main(), options, List.of(), Schedulers.parallel());
		this.publish = this.names.fill("SELECT @prefix@publish($1, $2, $3) AS id");
	}

	@Override
	public Mono<Void> start(String nodeId, Consumer<byte[]> handler) {
		return this.lifecycle.start(this::schema,
				new Outbox.Source(this.names.main(), "id, node_id, data", this.names.of("notify"),
						this.options.outbox(), (row) -> receive(row, nodeId, handler), PostgresController::ignoreLoss));
	}

	private Schema schema() {
		return new Schema("postgres-controller", PostgresController.class, "controller", List.of(this.names),
				this.options.outbox().shards());
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
		return this.lifecycle.stop();
	}

	@Override
	public Mono<Void> publish(byte[] command, String nodeId) {
		return Mono
			.defer(() -> this.database
				.query(this.publish, (row) -> true, ByteBuffer.wrap(command), nodeId, this.options.outbox().shards())
				.then())
			.onErrorMap(DatabaseFailures::translate);
	}

	@Override
	public Mono<Map<String, String>> check() {
		return this.lifecycle.check();
	}

}
