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
import io.centrifugo.engine.metrics.BrokerMessage;
import io.centrifugo.engine.metrics.EngineMetrics;
import io.centrifugo.engine.metrics.NodeAction;
import io.centrifugo.engine.metrics.NodeMetrics;
import io.centrifugo.engine.protocol.Payload;

/**
 * Counts what is asked of a map broker.
 */
final class MeteredMapBroker implements MapBroker {

	private final MapBroker maps;

	private final NodeMetrics metrics;

	MeteredMapBroker(MapBroker maps, EngineMetrics metrics) {
		this.maps = maps;
		this.metrics = metrics.node();
	}

	@Override
	public Mono<Void> start(BrokerEvents events, MapChannels channels) {
		return this.maps.start(new MeteredEvents(events, this.metrics), channels);
	}

	@Override
	public Mono<Void> stop() {
		return this.maps.stop();
	}

	@Override
	public Mono<Void> subscribe(Collection<String> channels) {
		return this.maps.subscribe(channels).doFirst(() -> count(NodeAction.MAP_BROKER_SUBSCRIBE, channels));
	}

	@Override
	public Mono<Void> unsubscribe(Collection<String> channels) {
		return this.maps.unsubscribe(channels).doFirst(() -> count(NodeAction.MAP_BROKER_UNSUBSCRIBE, channels));
	}

	private void count(NodeAction action, Collection<String> channels) {
		channels.forEach((channel) -> this.metrics.action(action));
	}

	@Override
	public Mono<MapUpdateResult> publish(String channel, String key, Payload data, MapPublishOptions options) {
		return this.maps.publish(channel, key, data, options).doFirst(() -> {
			this.metrics.action(NodeAction.MAP_PUBLISH);
			this.metrics.sent(BrokerMessage.MAP_PUBLICATION);
		});
	}

	@Override
	public Mono<MapUpdateResult> remove(String channel, String key, MapRemoveOptions options) {
		return this.maps.remove(channel, key, options).doFirst(() -> {
			this.metrics.action(NodeAction.MAP_REMOVE);
			this.metrics.sent(BrokerMessage.MAP_REMOVAL);
		});
	}

	@Override
	public Mono<MapState> readState(String channel, MapStateFilter filter) {
		return this.maps.readState(channel, filter).doFirst(() -> this.metrics.action(NodeAction.MAP_STATE_READ));
	}

	@Override
	public Mono<History> readStream(String channel, HistoryFilter filter) {
		NodeAction action = (filter.limit() != 0) ? NodeAction.MAP_STREAM_READ : NodeAction.MAP_STREAM_POSITION;
		return this.maps.readStream(channel, filter).doFirst(() -> this.metrics.action(action));
	}

	@Override
	public Mono<Integer> size(String channel) {
		return this.maps.size(channel).doFirst(() -> this.metrics.action(NodeAction.MAP_STATS));
	}

	@Override
	public Mono<Void> clear(String channel) {
		return this.maps.clear(channel).doFirst(() -> this.metrics.action(NodeAction.MAP_CLEAR));
	}

	@Override
	public boolean reliableDelivery() {
		return this.maps.reliableDelivery();
	}

}
