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

package io.centrifugo.engine.broker.map;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.BrokerEvents;
import io.centrifugo.engine.broker.ChannelSubscriptions;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.protocol.Payload;

/**
 * State by key, with a stream of its changes where the channel keeps one, shared by all
 * nodes of a cluster. Every write changes state, appends to the stream and reaches
 * subscribers as one atomic step; a key that expires looks like one that was removed.
 * Same rules for threads and failures as {@link io.centrifugo.engine.broker.Broker}.
 *
 * @since 0.1.0
 */
public interface MapBroker extends ChannelSubscriptions {

	/**
	 * Connect and begin to hand events over.
	 * @param events receiver of everything that arrives for subscribed channels
	 * @param channels tells how each channel keeps state
	 * @return completes when the first connection stands
	 */
	Mono<Void> start(BrokerEvents events, MapChannels channels);

	/**
	 * Release every connection; idempotent.
	 * @return completes when all is closed
	 */
	Mono<Void> stop();

	/**
	 * Write a key.
	 * @param channel the channel
	 * @param key the key, not empty
	 * @param data its new value
	 * @param options on what condition, and the rest
	 * @return what became of it; fails with error 107 if the channel keeps no stream and
	 * the condition needs one
	 */
	Mono<MapUpdateResult> publish(String channel, String key, Payload data, MapPublishOptions options);

	/**
	 * Remove a key.
	 * @param channel the channel
	 * @param key the key
	 * @param options on what condition, and the rest
	 * @return what became of it; fails like {@link #publish}
	 */
	Mono<MapUpdateResult> remove(String channel, String key, MapRemoveOptions options);

	/**
	 * Read state; creates the channel's position if there is none.
	 * @param channel the channel
	 * @param filter what to read
	 * @return entries and position; fails with error 112 if the position of the filter is
	 * of another epoch
	 */
	Mono<MapState> readState(String channel, MapStateFilter filter);

	/**
	 * Read changes; creates the channel's position if there is none.
	 * @param channel the channel
	 * @param filter what to read
	 * @return changes and position; fails with error 112 if the position of the filter is
	 * of another epoch
	 */
	Mono<History> readStream(String channel, HistoryFilter filter);

	/**
	 * Return how many keys a channel has.
	 * @param channel the channel
	 * @return the number
	 */
	Mono<Integer> size(String channel);

	/**
	 * Drop all that is known of a channel; what it keeps next is of another epoch.
	 * @param channel the channel
	 * @return completes when it is gone
	 */
	Mono<Void> clear(String channel);

	/**
	 * Return whether subscribers can never miss a change without the broker saying so;
	 * position checks are then left out.
	 * @return {@code false} unless the broker promises it
	 */
	default boolean reliableDelivery() {
		return false;
	}

}
