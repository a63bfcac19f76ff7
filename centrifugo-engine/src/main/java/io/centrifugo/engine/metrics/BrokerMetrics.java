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

package io.centrifugo.engine.metrics;

import java.util.function.LongSupplier;

/**
 * Recorder of one broker.
 *
 * @since 0.1.0
 */
public interface BrokerMetrics {

	/**
	 * Count a publish that published nothing.
	 * @param reason {@code idempotency} or {@code version}
	 */
	void suppressed(String reason);

	/**
	 * Count a fault of a pub/sub connection to Redis.
	 * @param error what failed, one of a few words
	 */
	void pubSubError(String error);

	/**
	 * Count a message from Redis that had to be dropped.
	 * @param channelType {@code client} or {@code control}
	 */
	void dropped(String channelType);

	/**
	 * Publish how many messages from Redis wait to be handled.
	 * @param channelType {@code client} or {@code control}
	 * @param processor name of the queue
	 * @param value cheap, callable from any thread
	 */
	void buffered(String channelType, String processor, LongSupplier value);

}
