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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.centrifugo.engine.protocol.StreamPosition;

/**
 * What a subscriber knows by the end of its log: of each offset of each epoch whether it
 * was seen, or said to be missing.
 */
final class Knowledge {

	private final Map<String, List<Range>> told = new HashMap<>();

	private final Map<String, Set<Long>> seen = new HashMap<>();

	/** When the subscriber was last told that the whole stream is another one. */
	private long resetAt = Long.MIN_VALUE;

	void see(StreamPosition position) {
		this.seen.computeIfAbsent(position.epoch(), (epoch) -> new HashSet<>()).add(position.offset());
	}

	/**
	 * Excuse what is missing of a stretch.
	 */
	void tell(String epoch, long after, long upTo) {
		this.told.computeIfAbsent(epoch, (key) -> new ArrayList<>()).add(new Range(after, upTo));
	}

	/**
	 * Excuse what was published before, in whatever epoch.
	 */
	void reset(long time) {
		this.resetAt = time;
	}

	boolean seen(StreamPosition position) {
		return this.seen.getOrDefault(position.epoch(), Set.of()).contains(position.offset());
	}

	boolean told(Acknowledgement acknowledgement) {
		StreamPosition position = acknowledgement.position();
		List<Range> ranges = this.told.get(position.epoch());
		if (ranges == null) {
			// An epoch that came and went while the subscriber was away
			return !this.seen.containsKey(position.epoch()) && acknowledgement.sentAt() < this.resetAt;
		}
		return ranges.stream().anyMatch((range) -> range.contains(position.offset()));
	}

	/**
	 * Offsets, the first exclusive.
	 */
	private record Range(long after, long upTo) {

		boolean contains(long offset) {
			return offset > this.after && offset <= this.upTo;
		}

	}

}
