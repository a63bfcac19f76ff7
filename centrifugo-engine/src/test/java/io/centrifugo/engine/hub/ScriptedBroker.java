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

package io.centrifugo.engine.hub;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

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
 * Remembers subscribe and unsubscribe calls and answers them as scripted, else at once.
 */
final class ScriptedBroker implements Broker {

	final List<String> calls = new CopyOnWriteArrayList<>();

	final Queue<Mono<Void>> answers = new ConcurrentLinkedQueue<>();

	@Override
	public Mono<Void> subscribe(Collection<String> channels) {
		return answer("+", channels);
	}

	@Override
	public Mono<Void> unsubscribe(Collection<String> channels) {
		return answer("-", channels);
	}

	private Mono<Void> answer(String sign, Collection<String> channels) {
		return Mono.defer(() -> {
			this.calls.add(sign + String.join(",", channels));
			Mono<Void> scripted = this.answers.poll();
			return (scripted != null) ? scripted : Mono.empty();
		});
	}

	@Override
	public Mono<Void> start(BrokerEvents events) {
		return Mono.empty();
	}

	@Override
	public Mono<Void> stop() {
		return Mono.empty();
	}

	@Override
	public Mono<PublishResult> publish(String channel, Payload data, PublishOptions options) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Mono<Void> publishJoin(String channel, ClientInfo info) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Mono<Void> publishLeave(String channel, ClientInfo info) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Mono<History> history(String channel, HistoryFilter filter, Duration metaTtl) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Mono<Void> removeHistory(String channel) {
		throw new UnsupportedOperationException();
	}

}
