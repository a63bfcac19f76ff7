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

import java.util.List;

import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Part of the state of a channel.
 *
 * @param entries the last write of each key that was asked for, with its offset
 * @param position top of the stream when they were read, offset 0 without a stream
 * @param cursor where the next page starts, empty when this is the last
 * @since 0.1.0
 */
public record MapState(List<Publication> entries, StreamPosition position, String cursor) {

	public MapState {
		entries = List.copyOf(entries);
	}

}
