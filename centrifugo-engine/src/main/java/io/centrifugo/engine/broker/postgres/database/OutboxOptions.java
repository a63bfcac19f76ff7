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
 * How what is stored is delivered.
 *
 * @param shards in how many shards order is kept, and how many readers each node has;
 * equal on all nodes
 * @param pollInterval how long a reader waits that found nothing
 * @param batchSize most rows read at once
 * @param notifications whether notifications of the database end that wait
 * @since 0.1.0
 */
public record OutboxOptions(int shards, Duration pollInterval, int batchSize, boolean notifications) {

	/** The original's defaults. */
	public static final OutboxOptions DEFAULTS = new OutboxOptions(8, Duration.ofMillis(100), 1000, false);

	/** The original's defaults for control messages. */
	public static final OutboxOptions CONTROLLER_DEFAULTS = new OutboxOptions(1, Duration.ofMillis(50), 1000, false);

	public OutboxOptions {
		if (shards < 1 || shards > Short.MAX_VALUE) {
			throw new IllegalArgumentException("'shards' must be between 1 and " + Short.MAX_VALUE);
		}
		if (batchSize < 1) {
			throw new IllegalArgumentException("'batchSize' must be at least 1");
		}
		if (pollInterval.toMillis() < 1) {
			throw new IllegalArgumentException("'pollInterval' must be at least a millisecond");
		}
	}

	/**
	 * Wait for notifications, or not.
	 * @param replacement whether they end the wait
	 * @return a copy
	 */
	public OutboxOptions withNotifications(boolean replacement) {
		return new OutboxOptions(this.shards, this.pollInterval, this.batchSize, replacement);
	}

	/**
	 * Wait longer or shorter.
	 * @param replacement how long a reader waits that found nothing
	 * @return a copy
	 */
	public OutboxOptions withPollInterval(Duration replacement) {
		return new OutboxOptions(this.shards, replacement, this.batchSize, this.notifications);
	}

	/**
	 * Change the number of shards.
	 * @param replacement how many
	 * @return a copy
	 */
	public OutboxOptions withShards(int replacement) {
		return new OutboxOptions(replacement, this.pollInterval, this.batchSize, this.notifications);
	}

	/**
	 * Read more or less at once.
	 * @param replacement most rows
	 * @return a copy
	 */
	public OutboxOptions withBatchSize(int replacement) {
		return new OutboxOptions(this.shards, this.pollInterval, replacement, this.notifications);
	}

}
