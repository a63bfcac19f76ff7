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

package io.centrifugo.engine.broker;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before connecting again: twice as long each time, with a random part
 * so that nodes do not come back all at once. Used by one thread.
 *
 * @since 0.1.0
 */
public final class Backoff {

	private static final int FIRST = 50;

	private final long most;

	private long current = FIRST;

	/**
	 * Create.
	 * @param most the longest wait
	 */
	public Backoff(Duration most) {
		this.most = most.toMillis();
	}

	/**
	 * Return the next wait.
	 * @return milliseconds
	 */
	public long next() {
		long wait = this.current;
		this.current = Math.min(this.most, this.current * 2);
		return wait / 2 + ThreadLocalRandom.current().nextLong(wait / 2 + 1);
	}

	/**
	 * Begin again with the shortest wait.
	 */
	public void reset() {
		this.current = FIRST;
	}

}
