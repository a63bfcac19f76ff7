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

package io.centrifugo.engine.broker;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Which part of a stream to read.
 *
 * @param since position to start behind (before, in reverse); {@code null} for the end
 * @param limit most publications, 0 for the position only, -1 for all
 * @param reverse newest first
 * @since 0.1.0
 */
public record HistoryFilter(@Nullable StreamPosition since, int limit, boolean reverse) {

	/** No limit. */
	public static final int NO_LIMIT = -1;

	/** The top position alone. */
	public static final HistoryFilter POSITION_ONLY = new HistoryFilter(null, 0, false);

}
