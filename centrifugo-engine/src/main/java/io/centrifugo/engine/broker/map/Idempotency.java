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

package io.centrifugo.engine.broker.map;

import java.time.Duration;

import io.centrifugo.engine.broker.PublishOptions;

/**
 * Makes a write that is repeated have effect once.
 *
 * @param key a repeat of the same key in the channel changes nothing and returns the
 * first position; empty for none
 * @param resultTtl how long results are remembered
 * @since 0.1.0
 */
public record Idempotency(String key, Duration resultTtl) {

	/** Every write has effect. */
	public static final Idempotency NONE = of("");

	/**
	 * Create with the usual memory of 5 minutes.
	 * @param key the key, empty for none
	 * @return the idempotency
	 */
	public static Idempotency of(String key) {
		return new Idempotency(key, PublishOptions.DEFAULT_IDEMPOTENT_RESULT_TTL);
	}

}
