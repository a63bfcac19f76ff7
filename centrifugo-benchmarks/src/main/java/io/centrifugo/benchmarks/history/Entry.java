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

package io.centrifugo.benchmarks.history;

import io.centrifugo.engine.protocol.StreamPosition;

/**
 * A line of a subscriber's log.
 *
 * @param kind what happened
 * @param position where in the stream, as far as the subscriber knows
 * @param id of the publication, if it is one
 * @param time when, in nanoseconds of this process
 * @since 0.1.0
 */
public record Entry(EntryKind kind, StreamPosition position, long id, long time) {
}
