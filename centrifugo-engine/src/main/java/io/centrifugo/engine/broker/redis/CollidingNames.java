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

package io.centrifugo.engine.broker.redis;

import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns, once each, of names that the original's key scheme cannot tell apart.
 */
final class CollidingNames {

	private static final Logger logger = LoggerFactory.getLogger(CollidingNames.class);

	private final AtomicBoolean metaWarned = new AtomicBoolean();

	private final AtomicBoolean dotWarned = new AtomicBoolean();

	void check(String channel, String idempotencyKey) {
		if (channel.startsWith("meta.") && this.metaWarned.compareAndSet(false, true)) {
			logger.warn("History of channel '{}' shares a Redis key with the position of '{}': rename it", channel,
					channel.substring("meta.".length()));
		}
		if (idempotencyKey.indexOf('.') >= 0 && this.dotWarned.compareAndSet(false, true)) {
			logger.warn("An idempotency key with a dot may share a Redis key with a key of another channel");
		}
	}

}
