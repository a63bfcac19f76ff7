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

import java.time.Duration;
import java.util.Collection;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.BrokerEvents;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.broker.PublishResult;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;

/**
 * A broker whose answers can be held back or replaced by failures.
 */
public final class GatedBroker extends Gate<GatedBroker.Operation> implements Broker {

	private final Broker broker;

	private @Nullable History replacement;

	/**
	 * Create an open gate.
	 * @param broker the broker behind it
	 */
	public GatedBroker(Broker broker) {
		this.broker = broker;
	}

	/**
	 * Answer reads of history with something else.
	 * @param history the answer, {@code null} for the truth
	 */
	public void replaceHistory(@Nullable History history) {
		this.replacement = history;
	}

	@Override
	public Mono<Void> start(BrokerEvents events) {
		return this.broker.start(events);
	}

	@Override
	public Mono<Void> stop() {
		return this.broker.stop();
	}

	@Override
	public Mono<Void> subscribe(Collection<String> channels) {
		return gate(Operation.SUBSCRIBE, this.broker.subscribe(channels));
	}

	@Override
	public Mono<Void> unsubscribe(Collection<String> channels) {
		return this.broker.unsubscribe(channels);
	}

	@Override
	public Mono<PublishResult> publish(String channel, Payload data, PublishOptions options) {
		return gate(Operation.PUBLISH, this.broker.publish(channel, data, options));
	}

	@Override
	public Mono<Void> publishJoin(String channel, ClientInfo info) {
		return this.broker.publishJoin(channel, info);
	}

	@Override
	public Mono<Void> publishLeave(String channel, ClientInfo info) {
		return this.broker.publishLeave(channel, info);
	}

	@Override
	public Mono<History> history(String channel, HistoryFilter filter, Duration metaTtl) {
		History other = this.replacement;
		return gate(Operation.HISTORY,
				(other != null) ? Mono.just(other) : this.broker.history(channel, filter, metaTtl));
	}

	@Override
	public Mono<Void> removeHistory(String channel) {
		return this.broker.removeHistory(channel);
	}

	/**
	 * What can be held back.
	 */
	public enum Operation {

		SUBSCRIBE, PUBLISH, HISTORY

	}

}
