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

package io.centrifugo.boot.engine;

import java.time.Duration;

import io.centrifugo.boot.config.GoDuration;

/**
 * Redis as a map broker.
 *
 * @since 0.1.0
 */
public class MapRedisProperties extends RedisConnectionProperties {

	/**
	 * Time between looks for expired keys. Negative for none.
	 */
	@GoDuration
	private Duration cleanupInterval = Duration.ofSeconds(1);

	/**
	 * Maximum number of expired keys of a channel removed at a time.
	 */
	private int cleanupBatchSize = 100;

	public Duration getCleanupInterval() {
		return this.cleanupInterval;
	}

	public void setCleanupInterval(Duration cleanupInterval) {
		this.cleanupInterval = cleanupInterval;
	}

	public int getCleanupBatchSize() {
		return this.cleanupBatchSize;
	}

	public void setCleanupBatchSize(int cleanupBatchSize) {
		this.cleanupBatchSize = cleanupBatchSize;
	}

}
