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

package io.centrifugo.engine.broker.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.map.MapState;
import io.centrifugo.engine.broker.map.MapStateFilter;
import io.centrifugo.engine.broker.map.MapUpdateResult;
import io.centrifugo.engine.broker.map.MapUpdateResult.Suppression;
import io.centrifugo.engine.broker.map.WriteCondition;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * State and changes of one channel. Not thread-safe.
 */
final class MemoryMap {

	private final NavigableMap<String, MemoryMapEntry> entries = new TreeMap<>(KeyOrder.BYTES);

	private final MemoryStream stream;

	MemoryMap(String epoch) {
		this.stream = new MemoryStream(epoch);
	}

	StreamPosition position() {
		return this.stream.position();
	}

	int size() {
		return this.entries.size();
	}

	@Nullable Publication find(String key) {
		MemoryMapEntry entry = this.entries.get(key);
		return (entry != null) ? entry.publication() : null;
	}

	/**
	 * Return why a key may not be written, {@code null} if it may.
	 */
	@Nullable MapUpdateResult refusal(String key, WriteCondition condition) {
		MemoryMapEntry entry = this.entries.get(key);
		if (condition.version() != 0 && entry != null && entry.covers(condition.version(), condition.versionEpoch())) {
			return refuse(Suppression.VERSION);
		}
		if (condition.keyMode() == WriteCondition.KeyMode.IF_NEW && entry != null) {
			return refuse(Suppression.KEY_EXISTS);
		}
		if (condition.keyMode() == WriteCondition.KeyMode.IF_EXISTS && entry == null) {
			return refuse(Suppression.KEY_NOT_FOUND);
		}
		return refusal(entry, condition.expected());
	}

	/**
	 * Return why a key may not be removed, {@code null} if it may.
	 */
	@Nullable MapUpdateResult refusal(String key, @Nullable StreamPosition expected) {
		MemoryMapEntry entry = this.entries.get(key);
		MapUpdateResult mismatch = refusal(entry, expected);
		return (mismatch == null && entry == null) ? refuse(Suppression.KEY_NOT_FOUND) : mismatch;
	}

	private @Nullable MapUpdateResult refusal(@Nullable MemoryMapEntry entry, @Nullable StreamPosition expected) {
		if (expected == null) {
			return null;
		}
		if (entry == null) {
			return refuse(Suppression.POSITION_MISMATCH);
		}
		boolean same = entry.publication().offset() == expected.offset() && position().epoch().equals(expected.epoch());
		return same ? null : new MapUpdateResult(position(), Suppression.POSITION_MISMATCH, entry.publication());
	}

	private MapUpdateResult refuse(Suppression suppression) {
		return new MapUpdateResult(position(), suppression);
	}

	/**
	 * Write a key.
	 * @param write the write
	 * @param condition the condition that was found to hold
	 * @param streamSize most changes to keep, 0 for no stream
	 * @return the write with its offset
	 */
	Publication put(Publication write, WriteCondition condition, int streamSize) {
		Publication kept = append(write, streamSize);
		this.entries.compute(write.key(), (key, before) -> MemoryMapEntry.of(kept, condition, before));
		return kept;
	}

	/**
	 * Remove a key that is there.
	 * @param removal the removal
	 * @param streamSize most changes to keep, 0 for no stream
	 * @return the removal with its offset
	 */
	Publication remove(Publication removal, int streamSize) {
		this.entries.remove(removal.key());
		return append(removal, streamSize);
	}

	private Publication append(Publication change, int streamSize) {
		return (streamSize > 0) ? this.stream.append(change, streamSize) : change;
	}

	void clearStream() {
		this.stream.clear();
	}

	List<Publication> readStream(HistoryFilter filter) {
		return this.stream.read(filter);
	}

	MapState readState(MapStateFilter filter) {
		if (!filter.key().isEmpty()) {
			Publication only = find(filter.key());
			return new MapState((only != null) ? List.of(only) : List.of(), position(), "");
		}
		NavigableMap<String, MemoryMapEntry> rest = filter.cursor().isEmpty() ? this.entries
				: this.entries.tailMap(filter.cursor(), false);
		List<Publication> page = new ArrayList<>();
		for (Map.Entry<String, MemoryMapEntry> entry : rest.entrySet()) {
			if (page.size() == filter.limit()) {
				return new MapState(page, position(), page.isEmpty() ? "" : page.get(page.size() - 1).key());
			}
			page.add(entry.getValue().publication());
		}
		return new MapState(page, position(), "");
	}

}
