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

package io.centrifugo.boot.node;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/**
 * Something that takes its time to stop, and which stays up when test contexts pause.
 */
abstract class ReactiveLifecycle implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(ReactiveLifecycle.class);

	private final int phase;

	private volatile boolean running;

	ReactiveLifecycle(int phase) {
		this.phase = phase;
	}

	@Override
	public final void start() {
		begin();
		this.running = true;
	}

	abstract void begin();

	@Override
	public final void stop(Runnable callback) {
		this.running = false;
		end().doOnError((ex) -> logger.warn("Cannot stop as it should", ex))
			.onErrorComplete()
			.doFinally((signal) -> callback.run())
			.subscribe();
	}

	@Override
	public final void stop() {
		this.running = false;
		end().block();
	}

	abstract Mono<Void> end();

	@Override
	public final boolean isRunning() {
		return this.running;
	}

	@Override
	public final boolean isPauseable() {
		return false;
	}

	@Override
	public final int getPhase() {
		return this.phase;
	}

}
