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

import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Everything about a removal but the key.
 *
 * @param idempotency makes repeats harmless
 * @param tags what tags filters look at, {@code null} for the tags kept with the key
 * @param expected removes only if the key was last written at this offset in this epoch,
 * {@code null} for any
 * @since 0.1.0
 */
public record MapRemoveOptions(Idempotency idempotency, @Nullable Map<String, String> tags,
		@Nullable StreamPosition expected) {

	/** Remove, whatever is there. */
	public static final MapRemoveOptions NONE = new MapRemoveOptions(Idempotency.NONE, null, null);

}
