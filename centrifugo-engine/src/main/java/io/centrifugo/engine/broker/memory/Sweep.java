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

import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/**
 * Removes what has expired, every second while it runs.
 */
final class Sweep {

	private final Scheduler scheduler;

	private final Runnable task;

	private @Nullable Disposable ticker;

	Sweep(Scheduler scheduler, Runnable task) {
		this.scheduler = scheduler;
		this.task = task;
	}

	/**
	 * Begin, unless it runs already.
	 */
	synchronized void start() {
		if (this.ticker == null) {
			this.ticker = this.scheduler.schedulePeriodically(this.task, 1, 1, TimeUnit.SECONDS);
		}
	}

	synchronized void stop() {
		if (this.ticker != null) {
			this.ticker.dispose();
			this.ticker = null;
		}
	}

}
