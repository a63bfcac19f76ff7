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

package io.centrifugo.benchmarks.faults;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.centrifugo.benchmarks.faults.cluster.NodeServer;
import io.centrifugo.benchmarks.faults.cluster.Waiting;

/**
 * Asks all nodes again and again whether they take clients.
 */
final class ReadinessWatch implements AutoCloseable {

	private static final Duration INTERVAL = Duration.ofMillis(200);

	private final List<NodeServer> nodes;

	private volatile boolean closed;

	private volatile long notReadyAt;

	private volatile long notReadyLastAt;

	ReadinessWatch(List<NodeServer> nodes) {
		this.nodes = nodes;
		Thread thread = new Thread(this::watch, "readiness");
		thread.setDaemon(true);
		thread.start();
	}

	private void watch() {
		while (!this.closed) {
			boolean allReady = this.nodes.stream().allMatch(NodeServer::ready);
			long now = System.nanoTime();
			if (!allReady) {
				this.notReadyAt = (this.notReadyAt != 0) ? this.notReadyAt : now;
				this.notReadyLastAt = now;
			}
			Waiting.pass(INTERVAL);
		}
	}

	/**
	 * Return how long it took the first node to say that it is not ready.
	 */
	@Nullable Duration notReadyAfter(long since) {
		return (this.notReadyAt == 0) ? null : Duration.ofNanos(Math.max(0, this.notReadyAt - since));
	}

	/**
	 * Return how long it took the last node to say that it is ready.
	 */
	@Nullable Duration readyAfter(long since) {
		return (this.notReadyAt == 0) ? null : Duration.ofNanos(Math.max(0, this.notReadyLastAt - since));
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
