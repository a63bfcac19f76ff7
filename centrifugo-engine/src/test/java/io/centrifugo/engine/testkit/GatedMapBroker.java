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

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import io.centrifugo.engine.broker.BrokerEvents;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.map.MapBroker;
import io.centrifugo.engine.broker.map.MapChannels;
import io.centrifugo.engine.broker.map.MapPublishOptions;
import io.centrifugo.engine.broker.map.MapRemoveOptions;
import io.centrifugo.engine.broker.map.MapState;
import io.centrifugo.engine.broker.map.MapStateFilter;
import io.centrifugo.engine.broker.map.MapUpdateResult;
import io.centrifugo.engine.protocol.Payload;

/**
 * A map broker whose answers can be held back or replaced by failures.
 */
public final class GatedMapBroker implements MapBroker {

	private final MapBroker maps;

	private final Set<Operation> held = EnumSet.noneOf(Operation.class);

	private final Map<Operation, RuntimeException> failures = new EnumMap<>(Operation.class);

	private final List<Sinks.Empty<Void>> waiting = new ArrayList<>();

	/**
	 * Create an open gate.
	 * @param maps the broker behind it
	 */
	public GatedMapBroker(MapBroker maps) {
		this.maps = maps;
	}

	/**
	 * Do an operation at once, but hold its answer back.
	 * @param operation the operation
	 */
	public void hold(Operation operation) {
		this.held.add(operation);
	}

	/**
	 * Give the answers that were held back, and hold no more.
	 */
	public void release() {
		this.held.clear();
		List<Sinks.Empty<Void>> answers = List.copyOf(this.waiting);
		this.waiting.clear();
		answers.forEach(Sinks.Empty::tryEmitEmpty);
	}

	/**
	 * Let an operation fail from now on.
	 * @param operation the operation
	 * @param failure the failure
	 */
	public void fail(Operation operation, RuntimeException failure) {
		this.failures.put(operation, failure);
	}

	private <T> Mono<T> gate(Operation operation, Mono<T> work) {
		return Mono.defer(() -> {
			RuntimeException failure = this.failures.get(operation);
			if (failure != null) {
				return Mono.error(failure);
			}
			if (!this.held.contains(operation)) {
				return work;
			}
			Sinks.Empty<Void> answer = Sinks.empty();
			this.waiting.add(answer);
			return work.materialize().delayUntil((signal) -> answer.asMono()).dematerialize();
		});
	}

	@Override
	public Mono<Void> start(BrokerEvents events, MapChannels channels) {
		return this.maps.start(events, channels);
	}

	@Override
	public Mono<Void> stop() {
		return this.maps.stop();
	}

	@Override
	public Mono<Void> subscribe(Collection<String> channels) {
		return gate(Operation.SUBSCRIBE, this.maps.subscribe(channels));
	}

	@Override
	public Mono<Void> unsubscribe(Collection<String> channels) {
		return this.maps.unsubscribe(channels);
	}

	@Override
	public Mono<MapUpdateResult> publish(String channel, String key, Payload data, MapPublishOptions options) {
		return this.maps.publish(channel, key, data, options);
	}

	@Override
	public Mono<MapUpdateResult> remove(String channel, String key, MapRemoveOptions options) {
		return this.maps.remove(channel, key, options);
	}

	@Override
	public Mono<MapState> readState(String channel, MapStateFilter filter) {
		return gate(Operation.STATE, this.maps.readState(channel, filter));
	}

	@Override
	public Mono<History> readStream(String channel, HistoryFilter filter) {
		return gate(Operation.STREAM, this.maps.readStream(channel, filter));
	}

	@Override
	public Mono<Integer> size(String channel) {
		return this.maps.size(channel);
	}

	@Override
	public Mono<Void> clear(String channel) {
		return this.maps.clear(channel);
	}

	/**
	 * What can be held back.
	 */
	public enum Operation {

		SUBSCRIBE, STATE, STREAM

	}

}
