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

package io.centrifugo.engine.poll;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Lets only so many calls run at the same time. The others wait, and run in the order in
 * which they came. Safe from any thread.
 */
final class CallGate {

	private final int limit;

	private final Queue<MonoSink<Boolean>> waiting = new ConcurrentLinkedQueue<>();

	private final AtomicInteger drains = new AtomicInteger();

	private final AtomicInteger running = new AtomicInteger();

	/**
	 * Create a gate.
	 * @param limit how many
	 */
	CallGate(int limit) {
		this.limit = limit;
	}

	/**
	 * Let a call wait for its turn.
	 * @param <T> what it answers with
	 * @param call the call
	 * @return its answer
	 */
	<T> Mono<T> pass(Mono<T> call) {
		return Mono.create(this::await).flatMap((turn) -> call.doFinally((signal) -> leave()));
	}

	private void await(MonoSink<Boolean> sink) {
		sink.onCancel(() -> this.waiting.remove(sink));
		this.waiting.add(sink);
		drain();
	}

	private void leave() {
		this.running.decrementAndGet();
		drain();
	}

	/**
	 * Let calls in. A call that ends at once leaves while this goes on, so it is not let
	 * in from within.
	 */
	private void drain() {
		if (this.drains.getAndIncrement() != 0) {
			return;
		}
		int missed = 1;
		do {
			while (this.running.get() < this.limit) {
				MonoSink<Boolean> next = this.waiting.poll();
				if (next == null) {
					break;
				}
				this.running.incrementAndGet();
				next.success(true);
			}
			missed = this.drains.addAndGet(-missed);
		}
		while (missed != 0);
	}

}
