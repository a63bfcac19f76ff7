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

import reactor.core.publisher.Mono;

import io.centrifugo.engine.node.Node;

/**
 * Sends clients away before the web server begins its graceful shutdown, which would wait
 * for them. Publishing goes on until the node itself stops.
 */
final class NodeDrainLifecycle extends ReactiveLifecycle {

	/** Above the graceful shutdown of Spring Boot's web servers. */
	static final int PHASE = DEFAULT_PHASE - 1024 + 512;

	private final Node node;

	private final Duration timeout;

	NodeDrainLifecycle(Node node, Duration timeout) {
		super(PHASE);
		this.node = node;
		this.timeout = timeout;
	}

	@Override
	void begin() {
		// Nothing to do before clients come
	}

	@Override
	Mono<Void> end() {
		return this.node.drain(this.timeout);
	}

}
