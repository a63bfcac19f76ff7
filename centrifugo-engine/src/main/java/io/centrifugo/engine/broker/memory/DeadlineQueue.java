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

import org.jspecify.annotations.Nullable;

/**
 * Keys with a deadline each. Moving a deadline forward, the usual case, costs nothing:
 * the heap learns of it when the old deadline comes. Not thread-safe.
 *
 * @param <K> type of the keys
 */
final class DeadlineQueue<K> {

	private static final int SPARE = 100;

	private final PriorityQueue<Entry<K>> heap = new PriorityQueue<>(
			Comparator.comparingLong((entry) -> entry.queuedAt));

	private final Map<K, Entry<K>> entries = new HashMap<>();

	/**
	 * Set or move the deadline of a key.
	 * @param key the key
	 * @param deadline milliseconds
	 */
	void set(K key, long deadline) {
		Entry<K> entry = this.entries.get(key);
		if (entry != null && deadline >= entry.queuedAt) {
			entry.deadline = deadline;
			return;
		}
		Entry<K> added = new Entry<>(key, deadline);
		this.entries.put(key, added);
		this.heap.add(added);
		compact();
	}

	/**
	 * Forget a key. The heap keeps it until its time comes or too many like it are there.
	 * @param key the key
	 */
	void remove(K key) {
		this.entries.remove(key);
		compact();
	}

	private void compact() {
		if (this.heap.size() > 2 * this.entries.size() + SPARE) {
			this.heap.removeIf((entry) -> this.entries.get(entry.key) != entry);
		}
	}

	/**
	 * Take out what is due.
	 * @param now milliseconds
	 * @param due receives each key, once
	 */
	void expire(long now, Consumer<K> due) {
		for (Entry<K> head = pollDue(now); head != null; head = pollDue(now)) {
			if (this.entries.get(head.key) != head) {
				continue;
			}
			if (head.deadline > now) {
				head.queuedAt = head.deadline;
				this.heap.add(head);
			}
			else {
				this.entries.remove(head.key);
				due.accept(head.key);
			}
		}
	}

	private @Nullable Entry<K> pollDue(long now) {
		Entry<K> head = this.heap.peek();
		return (head != null && head.queuedAt <= now) ? this.heap.poll() : null;
	}

	/**
	 * Return how many entries the heap has, forgotten ones included.
	 */
	int queued() {
		return this.heap.size();
	}

	private static final class Entry<K> {

		private final K key;

		private long deadline;

		/** Place in the heap, changed only outside of it. */
		private long queuedAt;

		Entry(K key, long deadline) {
			this.key = key;
			this.deadline = deadline;
			this.queuedAt = deadline;
		}

	}

}
