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

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Asks for publications of the past.
 *
 * @param channel the channel
 * @param limit 0 for the position only, negative for the server's limit
 * @param since position to start behind, exclusive
 * @param reverse newest first
 * @since 0.1.0
 */
public record HistoryRequest(String channel, int limit, @Nullable StreamPosition since,
		boolean reverse) implements Request {

	@Override
	public RequestType type() {
		return RequestType.HISTORY;
	}

}
