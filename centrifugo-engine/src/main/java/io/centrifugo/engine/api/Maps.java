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

package io.centrifugo.engine.api;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.map.MapBroker;
import io.centrifugo.engine.broker.map.MapPublishOptions;
import io.centrifugo.engine.broker.map.MapState;
import io.centrifugo.engine.broker.map.MapUpdateResult;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.node.Node;

/**
 * Maps: their keys and their changes. Whatever a call names that is not the channel of a
 * map is a bad request.
 *
 * @since 0.1.0
 */
public final class Maps {

	private final ServerApi api;

	private final MapBroker maps;

	private final ChannelLookup channels;

	Maps(ServerApi api, Node node) {
		this.api = api;
		this.maps = node.maps();
		this.channels = new ChannelLookup(node);
	}

	/**
	 * Write a key.
	 * @param request what to write where
	 * @return what became of it
	 */
	public Mono<MapUpdateResult> publish(MapPublishRequest request) {
		return this.api.call("map_publish", () -> {
			ChannelOptions options = requireMap(request.channel());
			requireKey(request.key());
			MapPublishOptions wanted = request.options();
			boolean delta = wanted.delta() || options.delta().publishAlways();
			return this.maps.publish(request.channel(), request.key(), request.data(), new MapPublishOptions(
					wanted.clientInfo(), wanted.tags(), delta, wanted.idempotency(), wanted.condition()));
		});
	}

	/**
	 * Remove a key.
	 * @param request what to remove where
	 * @return what became of it
	 */
	public Mono<MapUpdateResult> remove(MapRemoveRequest request) {
		return this.api.call("map_remove", () -> {
			requireMap(request.channel());
			requireKey(request.key());
			return this.maps.remove(request.channel(), request.key(), request.options());
		});
	}

	/**
	 * Read state.
	 * @param request what to read
	 * @return a page of it
	 */
	public Mono<MapState> readState(MapStateRequest request) {
		return this.api.call("map_read_state", () -> {
			requireMap(request.channel());
			return this.maps.readState(request.channel(), request.filter());
		});
	}

	/**
	 * Read changes.
	 * @param request what to read
	 * @return the changes
	 */
	public Mono<History> readStream(HistoryRequest request) {
		return this.api.call("map_read_stream", () -> {
			requireMap(request.channel());
			return this.maps.readStream(request.channel(), request.filter());
		});
	}

	/**
	 * Return how many keys a map has.
	 * @param channel the channel
	 * @return the number
	 */
	public Mono<Integer> size(String channel) {
		return this.api.call("map_stats", () -> {
			requireMap(channel);
			return this.maps.size(channel);
		});
	}

	/**
	 * Drop all that is known of a map.
	 * @param channel the channel
	 * @return completes when it is gone
	 */
	public Mono<Void> clear(String channel) {
		return this.api.call("map_clear", () -> {
			requireMap(channel);
			return this.maps.clear(channel);
		});
	}

	private ChannelOptions requireMap(String channel) {
		ChannelOptions options = this.channels.options(channel);
		if (!options.type().map()) {
			throw ApiErrors.BAD_REQUEST.toException();
		}
		return options;
	}

	private static void requireKey(String key) {
		if (key.isEmpty()) {
			throw ApiErrors.BAD_REQUEST.toException();
		}
	}

}
