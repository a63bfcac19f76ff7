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

package io.centrifugo.engine.broker.nats;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.BrokerHealth;
import io.centrifugo.engine.broker.Controller;
import io.centrifugo.engine.broker.nats.connection.NatsFailures;
import io.centrifugo.engine.broker.nats.connection.NatsLink;
import io.centrifugo.engine.broker.nats.connection.Topic;

/**
 * Carries control messages over NATS, to and from the original's nodes too. What one node
 * sends stays in order.
 *
 * @since 0.1.0
 */
public final class NatsController implements Controller, BrokerHealth {

	private final NatsLink link;

	private final String prefix;

	private volatile List<Topic> topics = List.of();

	/**
	 * Create a controller.
	 * @param link the connection, which stays the caller's
	 */
	public NatsController(NatsLink link) {
		this.link = link;
		this.prefix = link.options().prefix();
	}

	@Override
	public Mono<Void> start(String nodeId, Consumer<byte[]> handler) {
		return this.link.start().then(Mono.defer(() -> {
			this.topics = List.of(Topic.of(NatsSubjects.control(this.prefix)),
					Topic.of(NatsSubjects.node(this.prefix, nodeId)));
			return this.link.subscribe(this.topics, (topic, subject, data) -> handler.accept(data));
		}));
	}

	/**
	 * Stop, but not before what was sent has arrived at the server: the last message is
	 * the one that this node leaves.
	 */
	@Override
	public Mono<Void> stop() {
		return this.link.sync().onErrorComplete().then(Mono.defer(() -> this.link.unsubscribe(this.topics)));
	}

	@Override
	public Mono<Void> publish(byte[] command, String target) {
		return Mono.<Void>fromRunnable(() -> this.link.publish(
				target.isEmpty() ? NatsSubjects.control(this.prefix) : NatsSubjects.node(this.prefix, target), command))
			.onErrorMap(NatsFailures::translate);
	}

	@Override
	public Mono<Map<String, String>> check() {
		return this.link.check();
	}

}
