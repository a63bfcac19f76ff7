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

package io.centrifugo.engine.node;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Scheduler;

/**
 * Runs tasks one after the other in the order in which they came, off the thread that
 * brought them. Bounded: over the bound tasks are dropped, with one error in the log for
 * each time that happens.
 */
final class ControlLane implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(ControlLane.class);

	private static final int CAPACITY = 65536;

	private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>(CAPACITY);

	private final AtomicBoolean scheduled = new AtomicBoolean();

	private final AtomicBoolean overflowing = new AtomicBoolean();

	private final Scheduler scheduler;

	ControlLane(Scheduler scheduler) {
		this.scheduler = scheduler;
	}

	/**
	 * Run a task later.
	 * @param task the task
	 * @return {@code false} if it had to be dropped
	 */
	boolean execute(Runnable task) {
		boolean queued = this.queue.offer(task);
		if (!queued && this.overflowing.compareAndSet(false, true)) {
			logger.error("Too many control messages wait, dropping some");
		}
		if (this.scheduled.compareAndSet(false, true)) {
			this.scheduler.schedule(this);
		}
		return queued;
	}

	@Override
	public void run() {
		do {
			drain();
			this.scheduled.set(false);
		}
		while (!this.queue.isEmpty() && this.scheduled.compareAndSet(false, true));
	}

	private void drain() {
		for (Runnable task = this.queue.poll(); task != null; task = this.queue.poll()) {
			try {
				task.run();
			}
			catch (RuntimeException ex) {
				logger.error("Control message failed", ex);
			}
		}
		this.overflowing.set(false);
	}

}
