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

package io.centrifugo.engine.broker.redis.map;

import java.time.Duration;

import io.centrifugo.engine.broker.redis.RedisBrokerOptions;

/**
 * Settings of {@link RedisMapBroker}.
 *
 * @param broker prefix and pub/sub connections
 * @param cleanupInterval how often expired keys are looked for, negative for never
 * @param cleanupBatchSize most expired keys of a channel removed at a time
 * @since 0.1.0
 */
public record RedisMapBrokerOptions(RedisBrokerOptions broker, Duration cleanupInterval, int cleanupBatchSize) {

	/** As configuration without any key has it. */
	public static final RedisMapBrokerOptions DEFAULTS = new RedisMapBrokerOptions(RedisBrokerOptions.DEFAULTS,
			Duration.ofSeconds(1), 100);

}
