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

package io.centrifugo.engine.session.timer;

import java.util.Arrays;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.centrifugo.engine.hub.LoopTicker;

/**
 * Hashed timing wheel of one event loop. It turns only while something is scheduled.
 * Time-outs come up to one tick late and never early. Confined to its loop, but for the
 * constructor.
 *
 * @since 0.1.0
 */
public final class TimingWheel {

	/** Length of a tick. */
	public static final int TICK_MILLIS = 100;

	private static final Logger logger = LoggerFactory.getLogger(TimingWheel.class);

	private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS);

	private static final int SLOTS = 512;

	private final EventLoop loop;

	private final Ticker ticker;

	private final long startNanos;

	private final Head[] slots = new Head[SLOTS];

	private final Head due = new Head();

	private int now;

	private int size;

	private boolean turning;

	/**
	 * Create a wheel that stands still.
	 * @param loop the loop; its own clock is used if it has one
	 */
	public TimingWheel(EventLoop loop) {
		this.loop = loop;
		this.ticker = LoopTicker.of(loop);
		this.startNanos = this.ticker.nanoTime();
		Arrays.setAll(this.slots, (slot) -> new Head());
	}

	/**
	 * Return the time, in ticks since the wheel was made.
	 * @return the current tick
	 */
	public int now() {
		return (int) ((this.ticker.nanoTime() - this.startNanos) / TICK_NANOS);
	}

	/**
	 * Return a recent time without asking the clock.
	 * @return the last tick that was handled, at most a tick old while something is
	 * scheduled
	 */
	public int recent() {
		return this.now;
	}

	/**
	 * Return the tick at which a time span from now has surely passed.
	 * @param millis the time span, at most a year is meaningful
	 * @return the tick
	 */
	public int after(long millis) {
		return now() + 1 + (int) ((millis + TICK_MILLIS - 1) / TICK_MILLIS);
	}

	/**
	 * Schedule a time-out, or move it.
	 * @param timeout the time-out
	 * @param tick when, as returned by {@link #after}; what is past comes with the next
	 * tick
	 */
	public void schedule(WheelTimeout timeout, int tick) {
		if (timeout.linked()) {
			timeout.unlink();
			this.size--;
		}
		if (!this.turning) {
			this.now = now();
			turn();
		}
		timeout.tick(Math.max(tick, this.now + 1));
		this.slots[timeout.tick() & (SLOTS - 1)].append(timeout);
		this.size++;
	}

	/**
	 * Cancel a time-out; does nothing if it is not scheduled.
	 * @param timeout the time-out
	 */
	public void cancel(WheelTimeout timeout) {
		if (timeout.linked()) {
			timeout.unlink();
			this.size--;
		}
	}

	/**
	 * Return how many time-outs are scheduled.
	 * @return the number
	 */
	public int size() {
		return this.size;
	}

	private void turn() {
		this.turning = true;
		long elapsed = this.ticker.nanoTime() - this.startNanos;
		try {
			this.loop.schedule(this::onTick, TICK_NANOS - elapsed % TICK_NANOS, TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Event loop is shut down, its time-outs are void");
		}
	}

	private void onTick() {
		int last = this.now;
		this.now = now();
		int first = Math.max(last + 1, this.now - SLOTS + 1);
		for (int tick = first; tick <= this.now; tick++) {
			collect(this.slots[tick & (SLOTS - 1)]);
		}
		fireDue();
		this.turning = false;
		if (this.size > 0) {
			turn();
		}
	}

	private void collect(Head slot) {
		WheelTimeout entry = slot.first();
		while (entry != null) {
			WheelTimeout following = slot.after(entry);
			if (entry.tick() <= this.now) {
				entry.unlink();
				this.due.append(entry);
			}
			entry = following;
		}
	}

	private void fireDue() {
		for (WheelTimeout entry = this.due.first(); entry != null; entry = this.due.first()) {
			entry.unlink();
			this.size--;
			try {
				entry.onTimeout();
			}
			catch (RuntimeException ex) {
				logger.error("Time-out failed", ex);
			}
		}
	}

	/**
	 * Anchor of a slot's list.
	 */
	private static final class Head extends WheelTimeout {

		private Head() {
			becomeHead();
		}

		@Override
		protected void onTimeout() {
		}

	}

}
