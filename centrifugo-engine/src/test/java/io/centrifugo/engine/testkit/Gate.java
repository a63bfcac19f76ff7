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

package io.centrifugo.engine.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Counts operations, and holds their answers back or replaces them by failures.
 *
 * @param <O> names of operations
 */
public abstract class Gate<O extends Enum<O>> {

	private final Set<O> held = new HashSet<>();

	private final Map<O, RuntimeException> failures = new HashMap<>();

	private final List<Sinks.Empty<Void>> waiting = new ArrayList<>();

	private final Map<O, Integer> calls = new HashMap<>();

	/**
	 * Do an operation at once, but hold its answer back.
	 * @param operation the operation
	 */
	public final void hold(O operation) {
		this.held.add(operation);
	}

	/**
	 * Give the answers that were held back, and hold no more.
	 */
	public final void release() {
		this.held.clear();
		List<Sinks.Empty<Void>> answers = List.copyOf(this.waiting);
		this.waiting.clear();
		answers.forEach(Sinks.Empty::tryEmitEmpty);
	}

	/**
	 * Let an operation fail.
	 * @param operation the operation
	 * @param failure the failure, {@code null} for no more
	 */
	public final void fail(O operation, @Nullable RuntimeException failure) {
		if (failure != null) {
			this.failures.put(operation, failure);
		}
		else {
			this.failures.remove(operation);
		}
	}

	/**
	 * Return how often an operation was asked for.
	 * @param operation the operation
	 * @return the number
	 */
	public final int calls(O operation) {
		return this.calls.getOrDefault(operation, 0);
	}

	/**
	 * Let an operation pass.
	 */
	final <T> Mono<T> gate(O operation, Mono<T> work) {
		return Mono.defer(() -> {
			this.calls.merge(operation, 1, Integer::sum);
			RuntimeException failure = this.failures.get(operation);
			if (failure != null) {
				return Mono.error(failure);
			}
			if (!this.held.contains(operation)) {
				return work;
			}
			Sinks.Empty<Void> answer = Sinks.empty();
			this.waiting.add(answer);
			return work.materialize().delayUntil((signal) -> answer.asMono()).dematerialize();
		});
	}

}
