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

package io.centrifugo.engine.api;

import java.util.Map;

/**
 * How to publish.
 *
 * @param skipHistory whether to keep the publication out of history
 * @param tags tags that subscribers get and may filter by
 * @param idempotencyKey a second publish with the same key does nothing for 5 minutes;
 * empty for none
 * @param delta whether subscribers that agreed get deltas
 * @param version publish nothing if this version or a later one was published before; 0
 * for no version
 * @param versionEpoch scope of versions, empty for any
 * @since 0.1.0
 */
public record PublishSettings(boolean skipHistory, Map<String, String> tags, String idempotencyKey, boolean delta,
		long version, String versionEpoch) {

	/** As the namespace has it. */
	public static final PublishSettings DEFAULT = new PublishSettings(false, Map.of(), "", false, 0, "");

	public PublishSettings {
		tags = Map.copyOf(tags);
	}

}
