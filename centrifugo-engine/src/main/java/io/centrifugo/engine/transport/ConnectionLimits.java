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

package io.centrifugo.engine.transport;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * How many connections this node takes: in all ({@code client.connection_limit}) and per
 * second ({@code client.connection_rate_limit}). Safe from any thread.
 *
 * @since 0.1.0
 */
public final class ConnectionLimits {

	/** No limits. */
	public static final ConnectionLimits NONE = new ConnectionLimits(0, 0, () -> 0);

	private static final long NANOS_PER_SECOND = 1_000_000_000L;

	private final int limit;

	private final int rate;

	private final IntSupplier connections;

	private final LongSupplier nanoTime;

	/** Time up to which the bucket's tokens are spent. */
	private final AtomicLong spentUntil;

	/**
	 * Create limits.
	 * @param limit most connections, 0 for no limit
	 * @param rate most new connections per second, 0 for no limit
	 * @param connections tells how many there are now
	 */
	public ConnectionLimits(int limit, int rate, IntSupplier connections) {
		this(limit, rate, connections, System::nanoTime);
	}

	ConnectionLimits(int limit, int rate, IntSupplier connections, LongSupplier nanoTime) {
		this.limit = limit;
		this.rate = rate;
		this.connections = connections;
		this.nanoTime = nanoTime;
		this.spentUntil = new AtomicLong(nanoTime.getAsLong() - NANOS_PER_SECOND);
	}

	/**
	 * Ask whether one more connection may be opened, and count it against the rate.
	 * @return {@code false} if it is to be refused with status 503
	 */
	public boolean admit() {
		return (this.rate == 0 || takeToken()) && (this.limit == 0 || this.connections.getAsInt() < this.limit);
	}

	private boolean takeToken() {
		long cost = NANOS_PER_SECOND / this.rate;
		long now = this.nanoTime.getAsLong();
		while (true) {
			long spent = this.spentUntil.get();
			long next = Math.max(spent - now, -NANOS_PER_SECOND) + now + cost;
			if (next - now > 0) {
				return false;
			}
			if (this.spentUntil.compareAndSet(spent, next)) {
				return true;
			}
		}
	}

}
