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

/**
 * How a broker keeps what it stores; equal on all nodes.
 *
 * @param tablePrefix what the names of tables and functions begin with
 * @param binaryData whether payloads are stored as bytes rather than JSON
 * @param createSchema whether tables and functions are created if they are missing
 * @param maintenanceInterval how often partitions are created and dropped, and what
 * expired is deleted
 * @param lookaheadDays daily partitions created ahead of time
 * @param retentionDays days until a partition is dropped, 0 for never
 * @param outbox how what is stored is delivered
 * @since 0.1.0
 */
public record StorageOptions(String tablePrefix, boolean binaryData, boolean createSchema, Duration maintenanceInterval,
		int lookaheadDays, int retentionDays, OutboxOptions outbox) {

	/** The original's defaults. */
	public static final StorageOptions DEFAULTS = new StorageOptions("cf", false, true, Duration.ofMinutes(1), 2, 7,
			OutboxOptions.DEFAULTS);

	/** The original's defaults for control messages. */
	public static final StorageOptions CONTROLLER_DEFAULTS = new StorageOptions("cf", true, true, Duration.ofMinutes(1),
			2, 1, OutboxOptions.CONTROLLER_DEFAULTS);

	public StorageOptions {
		tablePrefix = TableNames.checkPrefix(tablePrefix);
		if (lookaheadDays < 1) {
			throw new IllegalArgumentException("'lookaheadDays' must be at least 1");
		}
	}

	/**
	 * Use other tables.
	 * @param replacement the prefix
	 * @return a copy
	 */
	public StorageOptions withTablePrefix(String replacement) {
		return new StorageOptions(replacement, this.binaryData, this.createSchema, this.maintenanceInterval,
				this.lookaheadDays, this.retentionDays, this.outbox);
	}

	/**
	 * Choose the type of payloads.
	 * @param replacement whether they are bytes rather than JSON
	 * @return a copy
	 */
	public StorageOptions withBinaryData(boolean replacement) {
		return new StorageOptions(this.tablePrefix, replacement, this.createSchema, this.maintenanceInterval,
				this.lookaheadDays, this.retentionDays, this.outbox);
	}

	/**
	 * Leave the schema alone, or not.
	 * @param replacement whether it is created if it is missing
	 * @return a copy
	 */
	public StorageOptions withCreateSchema(boolean replacement) {
		return new StorageOptions(this.tablePrefix, this.binaryData, replacement, this.maintenanceInterval,
				this.lookaheadDays, this.retentionDays, this.outbox);
	}

	/**
	 * Change how partitions come and go.
	 * @param interval how often they are looked after
	 * @param lookahead days they are created ahead
	 * @param retention days until they are dropped, 0 for never
	 * @return a copy
	 */
	public StorageOptions withMaintenance(Duration interval, int lookahead, int retention) {
		return new StorageOptions(this.tablePrefix, this.binaryData, this.createSchema, interval, lookahead, retention,
				this.outbox);
	}

	/**
	 * Change how what is stored is delivered.
	 * @param replacement the options
	 * @return a copy
	 */
	public StorageOptions withOutbox(OutboxOptions replacement) {
		return new StorageOptions(this.tablePrefix, this.binaryData, this.createSchema, this.maintenanceInterval,
				this.lookaheadDays, this.retentionDays, replacement);
	}

}
