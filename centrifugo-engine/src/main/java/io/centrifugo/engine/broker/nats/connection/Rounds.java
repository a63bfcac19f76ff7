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

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Waits for the server by probes, one after the other: who comes while one is on its way
 * waits for the next. Used by one thread.
 */
final class Rounds {

	private final ScheduledExecutorService lane;

	private final long answerMillis;

	private final Runnable silent;

	private Set<Runnable> waiting = new LinkedHashSet<>();

	private Set<Runnable> asked = new LinkedHashSet<>();

	private @Nullable NatsWire wire;

	private @Nullable ScheduledFuture<?> deadline;

	private long number;

	private long mark;

	/**
	 * Create.
	 * @param lane the thread
	 * @param answerMillis how long an answer may take
	 * @param silent told when it took longer
	 */
	Rounds(ScheduledExecutorService lane, long answerMillis, Runnable silent) {
		this.lane = lane;
		this.answerMillis = answerMillis;
		this.silent = silent;
	}

	/**
	 * Begin to use a connection. Who has been waiting waits for its first answer.
	 */
	void attach(NatsWire connection) {
		this.wire = connection;
		send(connection);
	}

	/**
	 * End to use the connection. Who waits goes on waiting, for the next one.
	 */
	void detach() {
		this.wire = null;
		cancelDeadline();
		this.asked.addAll(this.waiting);
		this.waiting = this.asked;
		this.asked = new LinkedHashSet<>();
	}

	/**
	 * Wait for the server.
	 * @param answered told when it has done what it was asked for before
	 */
	void join(Runnable answered) {
		this.waiting.add(answered);
		if (this.wire != null && this.deadline == null) {
			send(this.wire);
		}
	}

	/**
	 * Wait no longer.
	 */
	void leave(Runnable answered) {
		this.waiting.remove(answered);
		this.asked.remove(answered);
	}

	private void send(NatsWire connection) {
		Set<Runnable> next = this.waiting;
		this.waiting = this.asked;
		this.asked = next;
		this.number++;
		this.deadline = this.lane.schedule(this.silent, this.answerMillis, TimeUnit.MILLISECONDS);
		this.mark = connection.backlog().mark();
		connection.probe(this.number);
	}

	/**
	 * Take an answer.
	 * @param connection where it came from
	 * @param answered its number
	 */
	void answered(NatsWire connection, long answered) {
		if (connection != this.wire || answered != this.number) {
			return;
		}
		cancelDeadline();
		connection.backlog().arrived(this.mark);
		Set<Runnable> done = this.asked;
		this.asked = new LinkedHashSet<>();
		done.forEach(Runnable::run);
		if (this.wire == connection && this.deadline == null && !this.waiting.isEmpty()) {
			send(connection);
		}
	}

	private void cancelDeadline() {
		if (this.deadline != null) {
			this.deadline.cancel(false);
			this.deadline = null;
		}
	}

}
