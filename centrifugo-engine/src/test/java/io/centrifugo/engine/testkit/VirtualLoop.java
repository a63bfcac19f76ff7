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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;

/**
 * An event loop that runs when told to, and the wall clock that goes with it.
 */
public final class VirtualLoop extends Clock {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private static final Duration STEP = Duration.ofMillis(100);

	private final MockTicker ticker = Ticker.newMockTicker();

	private final EmbeddedChannel channel = EmbeddedChannel.builder().ticker(this.ticker).build();

	public EventLoop eventLoop() {
		return this.channel.eventLoop();
	}

	/**
	 * Run what is due.
	 */
	public void run() {
		this.channel.runPendingTasks();
		this.channel.runScheduledPendingTasks();
		this.channel.runPendingTasks();
	}

	/**
	 * Let time pass, and run what becomes due as it does.
	 * @param duration how much
	 */
	public void advance(Duration duration) {
		long steps = duration.toMillis() / STEP.toMillis();
		for (long i = 0; i < steps; i++) {
			this.ticker.advance(STEP.toMillis(), TimeUnit.MILLISECONDS);
			run();
		}
	}

	/**
	 * Return the wall clock.
	 * @return Unix seconds
	 */
	public long seconds() {
		return instant().getEpochSecond();
	}

	@Override
	public Instant instant() {
		return START.plusNanos(this.ticker.nanoTime());
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

}
