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

package io.centrifugo.engine.broker.nats.connection;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before connecting again: twice as long each time, up to two seconds,
 * with a random part so that nodes do not come back all at once.
 */
final class Backoff {

	private static final int FIRST = 50;

	private static final int MOST = 2000;

	private int current = FIRST;

	/**
	 * Return the next wait.
	 * @return milliseconds
	 */
	long next() {
		int wait = this.current;
		this.current = Math.min(MOST, this.current * 2);
		return wait / 2 + ThreadLocalRandom.current().nextInt(wait / 2 + 1);
	}

	void reset() {
		this.current = FIRST;
	}

}
