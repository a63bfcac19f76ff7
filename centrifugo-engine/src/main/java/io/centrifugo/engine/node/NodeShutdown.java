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

package io.centrifugo.engine.node;

import java.time.Duration;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.SessionRegistry;

/**
 * Takes a node down: connections first, then its place in the cluster, then the broker.
 */
final class NodeShutdown {

	private static final Logger logger = LoggerFactory.getLogger(NodeShutdown.class);

	private static final int AT_A_TIME = 128;

	private static final Duration PAUSE = Duration.ofMillis(10);

	private static final Duration STEP_LIMIT = Duration.ofSeconds(5);

	private final SessionRegistry sessions;

	private final ControlPlane control;

	private final Supplier<Mono<Void>> stopBrokers;

	private volatile boolean begun;

	NodeShutdown(SessionRegistry sessions, ControlPlane control, Supplier<Mono<Void>> stopBrokers) {
		this.sessions = sessions;
		this.control = control;
		this.stopBrokers = stopBrokers;
	}

	boolean begun() {
		return this.begun;
	}

	Mono<Void> drain(Duration timeout) {
		return Mono.defer(() -> {
			this.begun = true;
			return step("close connections", closeAll(), timeout);
		});
	}

	Mono<Void> begin(Duration timeout) {
		return drain(timeout).then(step("leave the cluster", this.control.leave(), STEP_LIMIT))
			.then(step("stop the brokers", Mono.defer(this.stopBrokers), STEP_LIMIT));
	}

	/**
	 * Close sessions until none is left: some may have been about to open.
	 */
	private Mono<Void> closeAll() {
		return Mono.defer(() -> closeBatches().then(Mono.delay(PAUSE)))
			.repeat(() -> !this.sessions.all().isEmpty())
			.then();
	}

	private Mono<Void> closeBatches() {
		return Flux.fromIterable(this.sessions.all())
			.buffer(AT_A_TIME)
			.concatMap((batch) -> Mono.fromRunnable(() -> batch.forEach(NodeShutdown::close)).then(Mono.delay(PAUSE)))
			.then();
	}

	private static void close(Session session) {
		session.disconnect(Disconnect.SHUTDOWN);
	}

	private static Mono<Void> step(String what, Mono<Void> work, Duration limit) {
		return work.timeout(limit).onErrorResume((ex) -> {
			logger.warn("Could not {} in time or at all", what, ex);
			return Mono.empty();
		});
	}

}
