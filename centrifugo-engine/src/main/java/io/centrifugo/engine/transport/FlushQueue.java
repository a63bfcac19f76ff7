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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.netty.channel.EventLoop;

import io.centrifugo.engine.hub.LoopTurn;

/**
 * The connections of one event loop that have something to send. They are flushed at the
 * end of the turn, so that whatever it writes to a connection leaves in one system call.
 * Also watches those whose peer does not read. Used on the loop only.
 */
final class FlushQueue implements Runnable {

	private static final int CHECKS_PER_TIMEOUT = 4;

	private final EventLoop loop;

	private final long timeoutNanos;

	private List<GatheringHandler> dirty = new ArrayList<>();

	private List<GatheringHandler> spare = new ArrayList<>();

	private final List<StallWatch> watched = new ArrayList<>();

	FlushQueue(EventLoop loop, Duration writeTimeout) {
		this.loop = loop;
		this.timeoutNanos = writeTimeout.toNanos();
	}

	/**
	 * Flush a connection at the end of this turn; once between two flushes.
	 */
	void add(GatheringHandler connection) {
		this.dirty.add(connection);
		if (this.dirty.size() == 1) {
			LoopTurn.atEnd(this.loop, this);
		}
	}

	@Override
	public void run() {
		List<GatheringHandler> connections = this.dirty;
		this.dirty = this.spare;
		for (int i = 0; i < connections.size(); i++) {
			connections.get(i).flushNow();
		}
		connections.clear();
		this.spare = connections;
	}

	/**
	 * Watch a connection until its peer has read what waits, or for too long nothing of
	 * it.
	 */
	void watch(GatheringHandler connection) {
		this.watched.add(new StallWatch(connection, System.nanoTime()));
		if (this.watched.size() == 1) {
			scheduleCheck();
		}
	}

	private void scheduleCheck() {
		this.loop.schedule(this::check, this.timeoutNanos / CHECKS_PER_TIMEOUT, TimeUnit.NANOSECONDS);
	}

	private void check() {
		long now = System.nanoTime();
		this.watched.removeIf((watch) -> watch.ended(now, this.timeoutNanos));
		if (!this.watched.isEmpty()) {
			scheduleCheck();
		}
	}

}
