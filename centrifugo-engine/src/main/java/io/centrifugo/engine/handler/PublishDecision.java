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

package io.centrifugo.engine.handler;

import java.util.Map;

import io.centrifugo.engine.protocol.Payload;

/**
 * What to publish for a client.
 *
 * @param data the data, as sent or replaced
 * @param skipHistory whether to keep it out of history
 * @param tags tags to publish with
 * @param idempotencyKey see {@link io.centrifugo.engine.broker.PublishOptions}
 * @param delta whether subscribers that agreed get deltas
 * @param version see {@link io.centrifugo.engine.broker.PublishOptions}
 * @param versionEpoch see {@link io.centrifugo.engine.broker.PublishOptions}
 * @since 0.1.0
 */
public record PublishDecision(Payload data, boolean skipHistory, Map<String, String> tags, String idempotencyKey,
		boolean delta, long version, String versionEpoch) {

	/**
	 * Publish data with the namespace's options.
	 * @param data the data
	 * @return the decision
	 */
	public static PublishDecision of(Payload data) {
		return new PublishDecision(data, false, Map.of(), "", false, 0, "");
	}

}
