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

package io.centrifugo.benchmarks.fleet;

import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * What happened to the clients beside publications: counts of all, and the failures that
 * no client comes back from. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class FleetReport {

	private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

	private final Queue<String> failures = new ConcurrentLinkedQueue<>();

	void count(String event) {
		this.counts.computeIfAbsent(event, (key) -> new LongAdder()).increment();
	}

	void fail(String failure) {
		this.failures.add(failure);
	}

	/**
	 * Return how often what happened.
	 * @return counts by what it was
	 */
	public Map<String, Long> counts() {
		Map<String, Long> result = new TreeMap<>();
		this.counts.forEach((event, count) -> result.put(event, count.sum()));
		return result;
	}

	/**
	 * Return what clients do not come back from.
	 * @return descriptions
	 */
	public Queue<String> failures() {
		return this.failures;
	}

}
