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

import java.util.Collection;

import reactor.core.publisher.Mono;

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
public final class GatedMapBroker extends Gate<GatedMapBroker.Operation> implements MapBroker {

	private final MapBroker maps;

	/**
	 * Create an open gate.
	 * @param maps the broker behind it
	 */
	public GatedMapBroker(MapBroker maps) {
		this.maps = maps;
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
