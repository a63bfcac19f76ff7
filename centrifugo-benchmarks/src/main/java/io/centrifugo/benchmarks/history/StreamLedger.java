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

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Which publication is where in one channel, by the word of all who mention it.
 */
final class StreamLedger {

	private final Map<StreamPosition, Long> ids = new HashMap<>();

	private final Map<Long, StreamPosition> positions = new HashMap<>();

	private final Set<Long> published;

	StreamLedger(Set<Long> published) {
		this.published = published;
	}

	/**
	 * Take note of a publication.
	 * @return what it contradicts, if anything
	 */
	@Nullable String contradiction(StreamPosition position, long id) {
		Long other = this.ids.putIfAbsent(position, id);
		if (other != null && other != id) {
			return "publication " + id + " is at " + position + ", and so is " + other;
		}
		StreamPosition elsewhere = this.positions.putIfAbsent(id, position);
		if (elsewhere != null && !elsewhere.equals(position)) {
			return "publication " + id + " is at " + position + ", and at " + elsewhere;
		}
		return null;
	}

	boolean isForeign(long id) {
		return !this.published.contains(id);
	}

}
