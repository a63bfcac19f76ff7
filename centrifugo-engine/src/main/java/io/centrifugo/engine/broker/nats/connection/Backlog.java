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

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes that were published on a connection and are not known to have reached the server.
 * The client library would queue without end, or block the publisher.
 */
final class Backlog {

	static final long LIMIT = 64L << 20;

	private static final long WORTH_ASKING = LIMIT / 16;

	private final AtomicLong published = new AtomicLong();

	private final AtomicBoolean asked = new AtomicBoolean();

	private volatile long arrived;

	/**
	 * Add bytes.
	 * @param size how many
	 * @return whether the server is to be asked, by a probe, how far it has come
	 * @throws IllegalStateException if that would be too much
	 */
	boolean add(long size) {
		long waiting = this.published.addAndGet(size) - this.arrived;
		if (waiting > LIMIT) {
			this.published.addAndGet(-size);
			throw new IllegalStateException("Too much waits to be sent to NATS");
		}
		return waiting > WORTH_ASKING && this.asked.compareAndSet(false, true);
	}

	/**
	 * Return a mark for what was added so far, when a probe is sent behind it.
	 */
	long mark() {
		this.asked.set(false);
		return this.published.get();
	}

	/**
	 * Take off what was added before a mark, when its probe is back.
	 */
	void arrived(long mark) {
		this.arrived = mark;
	}

}
