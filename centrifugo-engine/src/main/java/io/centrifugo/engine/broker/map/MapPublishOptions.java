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

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.ClientInfo;

/**
 * Everything about a write but key and value.
 *
 * @param clientInfo the writing client, if one
 * @param tags name-value pairs for tags filters, kept with the key
 * @param delta whether subscribers that agreed get deltas against the key's last value
 * @param idempotency makes repeats harmless
 * @param condition on what condition the key is written
 * @since 0.1.0
 */
public record MapPublishOptions(@Nullable ClientInfo clientInfo, Map<String, String> tags, boolean delta,
		Idempotency idempotency, WriteCondition condition) {

	/** Write, whatever is there. */
	public static final MapPublishOptions NONE = of(WriteCondition.NONE);

	public MapPublishOptions {
		tags = Map.copyOf(tags);
	}

	/**
	 * Create options that set the condition only.
	 * @param condition the condition
	 * @return the options
	 */
	public static MapPublishOptions of(WriteCondition condition) {
		return new MapPublishOptions(null, Map.of(), false, Idempotency.NONE, condition);
	}

}
