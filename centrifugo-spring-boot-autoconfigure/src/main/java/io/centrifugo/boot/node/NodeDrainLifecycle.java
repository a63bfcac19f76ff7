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

package io.centrifugo.boot.node;

import java.time.Duration;

import org.springframework.context.SmartLifecycle;

import io.centrifugo.engine.node.Node;

/**
 * Sends clients away before the web server begins its graceful shutdown, which would wait
 * for them. Publishing goes on until the node itself stops.
 */
final class NodeDrainLifecycle implements SmartLifecycle {

	/** Above the graceful shutdown of Spring Boot's web servers. */
	static final int PHASE = DEFAULT_PHASE - 1024 + 512;

	private final Node node;

	private final Duration timeout;

	private volatile boolean running;

	NodeDrainLifecycle(Node node, Duration timeout) {
		this.node = node;
		this.timeout = timeout;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop(Runnable callback) {
		this.running = false;
		this.node.drain(this.timeout).doFinally((signal) -> callback.run()).subscribe();
	}

	@Override
	public void stop() {
		this.running = false;
		this.node.drain(this.timeout).block();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public boolean isPauseable() {
		return false;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
