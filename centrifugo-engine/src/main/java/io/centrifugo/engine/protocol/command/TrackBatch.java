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

package io.centrifugo.engine.protocol.command;

import java.util.List;

/**
 * Keys of a shared poll channel under one signature of the application's backend.
 *
 * @param signature {@code iat:exp:hex}
 * @param items the keys, in the order that was signed
 * @since 0.1.0
 */
public record TrackBatch(String signature, List<KeyedItem> items) {

	public TrackBatch {
		items = List.copyOf(items);
	}

	/**
	 * A tracked key.
	 *
	 * @param key the key
	 * @param version version that the client has, unsigned, 0 for none
	 */
	public record KeyedItem(String key, long version) {
	}

}
