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

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Keys with a deadline each. Moving a deadline forward, the usual case, costs one map
 * entry: the heap learns of it when the old deadline comes. Not thread-safe.
 *
 * @param <K> type of the keys
 */
final class DeadlineQueue<K> {

	private final PriorityQueue<Entry<K>> heap = new PriorityQueue<>(Comparator.comparingLong(Entry::deadline));

	private final Map<K, Long> deadlines = new HashMap<>();

	/**
	 * Set or move the deadline of a key.
	 * @param key the key
	 * @param deadline milliseconds
	 */
	void set(K key, long deadline) {
		Long before = this.deadlines.put(key, deadline);
		if (before == null || deadline < before) {
			this.heap.add(new Entry<>(key, deadline));
		}
	}

	/**
	 * Forget a key. The heap keeps it until its time comes.
	 * @param key the key
	 */
	void remove(K key) {
		this.deadlines.remove(key);
	}

	/**
	 * Take out what is due.
	 * @param now milliseconds
	 * @param due receives each key, once
	 */
	void expire(long now, Consumer<K> due) {
		for (Entry<K> head = this.heap.peek(); head != null && head.deadline() <= now; head = this.heap.peek()) {
			this.heap.poll();
			Long deadline = this.deadlines.get(head.key());
			if (deadline == null) {
				continue;
			}
			if (deadline > now) {
				this.heap.add(new Entry<>(head.key(), deadline));
			}
			else {
				this.deadlines.remove(head.key());
				due.accept(head.key());
			}
		}
	}

	private record Entry<K>(K key, long deadline) {
	}

}
