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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Stream of one channel: the last publications, whose offsets are consecutive and end at
 * the top, which outlives them. Not thread-safe.
 */
final class MemoryStream {

	private final String epoch;

	private final ArrayDeque<Publication> items = new ArrayDeque<>();

	private long top;

	private long version;

	private String versionEpoch = "";

	MemoryStream(String epoch) {
		this.epoch = epoch;
	}

	StreamPosition position() {
		return new StreamPosition(this.top, this.epoch);
	}

	/**
	 * Return whether a version is news, and remember it if so.
	 * @param newVersion the version, unsigned
	 * @param newEpoch scope of the version, empty for any
	 * @return {@code false} if the same or a later one is known
	 */
	boolean advanceVersion(long newVersion, String newEpoch) {
		boolean comparable = newEpoch.isEmpty() || newEpoch.equals(this.versionEpoch);
		if (this.version != 0 && comparable && Long.compareUnsigned(newVersion, this.version) <= 0) {
			return false;
		}
		this.version = newVersion;
		this.versionEpoch = newEpoch;
		return true;
	}

	@Nullable Publication last() {
		return this.items.peekLast();
	}

	/**
	 * Append and trim.
	 * @param publication what to keep
	 * @param size most publications to keep
	 * @return the publication with its offset
	 */
	Publication append(Publication publication, int size) {
		this.top++;
		Publication kept = publication.toBuilder().offset(this.top).build();
		this.items.addLast(kept);
		while (this.items.size() > size) {
			this.items.removeFirst();
		}
		return kept;
	}

	void clear() {
		this.items.clear();
	}

	List<Publication> read(HistoryFilter filter) {
		if (filter.limit() == 0 || this.items.isEmpty()) {
			return List.of();
		}
		StreamPosition since = filter.since();
		return filter.reverse() ? backward(since, filter.limit()) : forward(since, filter.limit());
	}

	private List<Publication> forward(@Nullable StreamPosition since, int limit) {
		long oldest = this.top - this.items.size() + 1;
		long skip = (since != null && since.offset() >= oldest) ? since.offset() + 1 - oldest : 0;
		return take(this.items.iterator(), skip, limit);
	}

	private List<Publication> backward(@Nullable StreamPosition since, int limit) {
		long skip = 0;
		if (since != null) {
			skip = this.top - since.offset() + 1;
			if (skip <= 0 || skip > this.items.size()) {
				return List.of();
			}
		}
		return take(this.items.descendingIterator(), skip, limit);
	}

	private List<Publication> take(Iterator<Publication> iterator, long skip, int limit) {
		long rest = Math.max(0, this.items.size() - skip);
		long size = (limit < 0) ? rest : Math.min(limit, rest);
		if (size == 0) {
			return List.of();
		}
		List<Publication> taken = new ArrayList<>((int) size);
		for (long i = 0; i < skip; i++) {
			iterator.next();
		}
		while (taken.size() < size) {
			taken.add(iterator.next());
		}
		return taken;
	}

}
