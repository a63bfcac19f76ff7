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

package io.centrifugo.engine.handler.map;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Remove a key.
 *
 * @param key the key, which need not be the client's; an empty one is a bad request
 * @param tags what tags filters look at, {@code null} for the tags kept with the key
 * @param idempotencyKey of two removals with one such key the second has no effect, empty
 * for none
 * @since 0.1.0
 */
public record MapRemoveDecision(String key, @Nullable Map<String, String> tags, String idempotencyKey) {

	/**
	 * Remove a key, whatever is there.
	 * @param key the key
	 * @return the decision
	 */
	public static MapRemoveDecision of(String key) {
		return new MapRemoveDecision(key, null, "");
	}

}
