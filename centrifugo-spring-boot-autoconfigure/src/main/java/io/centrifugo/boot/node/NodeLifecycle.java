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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.node.Node;

/**
 * Starts the node before any server takes connections, and stops it after them.
 */
final class NodeLifecycle extends ReactiveLifecycle {

	/** Below that of Spring Boot's web servers. */
	static final int PHASE = DEFAULT_PHASE - 2048 - 512;

	private static final Logger logger = LoggerFactory.getLogger(NodeLifecycle.class);

	private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(1);

	private final Node node;

	private final String engine;

	NodeLifecycle(Node node, String engine) {
		super(PHASE);
		this.node = node;
		this.engine = engine;
	}

	@Override
	void begin() {
		this.node.start().block(START_TIMEOUT);
		logger.info("Centrifugo node {} ({}, {}) runs on {}", this.node.identity().name(), this.node.id(),
				this.node.identity().version(), this.engine);
	}

	@Override
	Mono<Void> end() {
		return this.node.shutdown(STOP_TIMEOUT);
	}

}
