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
import java.util.Collection;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.BrokerEvents;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.broker.PublishResult;
import io.centrifugo.engine.metrics.BrokerMessage;
import io.centrifugo.engine.metrics.BrokerMetrics;
import io.centrifugo.engine.metrics.EngineMetrics;
import io.centrifugo.engine.metrics.NodeAction;
import io.centrifugo.engine.metrics.NodeMetrics;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;

/**
 * Counts what is asked of a broker.
 */
final class MeteredBroker implements Broker {

	private final Broker broker;

	private final NodeMetrics node;

	private final BrokerMetrics metrics;

	MeteredBroker(Broker broker, EngineMetrics metrics) {
		this.broker = broker;
		this.node = metrics.node();
		this.metrics = metrics.broker("");
	}

	@Override
	public Mono<Void> start(BrokerEvents events) {
		return this.broker.start(new MeteredEvents(events, this.node));
	}

	@Override
	public Mono<Void> stop() {
		return this.broker.stop();
	}

	@Override
	public Mono<Void> subscribe(Collection<String> channels) {
		return this.broker.subscribe(channels).doFirst(() -> count(NodeAction.BROKER_SUBSCRIBE, channels));
	}

	@Override
	public Mono<Void> unsubscribe(Collection<String> channels) {
		return this.broker.unsubscribe(channels).doFirst(() -> count(NodeAction.BROKER_UNSUBSCRIBE, channels));
	}

	private void count(NodeAction action, Collection<String> channels) {
		channels.forEach((channel) -> this.node.action(action));
	}

	@Override
	public Mono<PublishResult> publish(String channel, Payload data, PublishOptions options) {
		return this.broker.publish(channel, data, options)
			.doFirst(() -> this.node.sent(BrokerMessage.PUBLICATION))
			.doOnNext(this::countSuppressed);
	}

	private void countSuppressed(PublishResult result) {
		if (!result.suppressed().isEmpty()) {
			this.metrics.suppressed(result.suppressed());
		}
	}

	@Override
	public Mono<Void> publishJoin(String channel, ClientInfo info) {
		return this.broker.publishJoin(channel, info).doFirst(() -> this.node.sent(BrokerMessage.JOIN));
	}

	@Override
	public Mono<Void> publishLeave(String channel, ClientInfo info) {
		return this.broker.publishLeave(channel, info).doFirst(() -> this.node.sent(BrokerMessage.LEAVE));
	}

	@Override
	public Mono<History> history(String channel, HistoryFilter filter, Duration metaTtl) {
		NodeAction action = (filter.limit() != 0) ? NodeAction.HISTORY : NodeAction.HISTORY_STREAM_TOP;
		return this.broker.history(channel, filter, metaTtl).doFirst(() -> this.node.action(action));
	}

	@Override
	public Mono<Void> removeHistory(String channel) {
		return this.broker.removeHistory(channel).doFirst(() -> this.node.action(NodeAction.HISTORY_REMOVE));
	}

	@Override
	public boolean reliableDelivery() {
		return this.broker.reliableDelivery();
	}

}
