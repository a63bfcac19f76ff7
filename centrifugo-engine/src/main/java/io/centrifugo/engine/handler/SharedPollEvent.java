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

import java.util.List;

/**
 * It is time to poll keys of a channel.
 *
 * @param channel the channel
 * @param keys the keys
 * @since 0.1.0
 */
public record SharedPollEvent(String channel, List<KnownKey> keys) {

	public SharedPollEvent {
		keys = List.copyOf(keys);
	}

	/**
	 * A key and what is known of it.
	 *
	 * @param key the key
	 * @param version the version known, unsigned; 0 when its value is wanted in any case
	 */
	public record KnownKey(String key, long version) {
	}

}
