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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.ChannelSubscriptions;
import io.centrifugo.engine.channel.Channel;
import io.centrifugo.engine.channel.ChannelRules;

/**
 * Asks the broker of streams or that of maps for a channel, whichever has it.
 *
 * @since 0.1.0
 */
public final class RoutedSubscriptions implements ChannelSubscriptions {

	private final ChannelRules rules;

	private final ChannelSubscriptions streams;

	private final ChannelSubscriptions maps;

	/**
	 * Create.
	 * @param rules tell what a channel is
	 * @param streams takes all but maps
	 * @param maps takes maps
	 */
	public RoutedSubscriptions(ChannelRules rules, ChannelSubscriptions streams, ChannelSubscriptions maps) {
		this.rules = rules;
		this.streams = streams;
		this.maps = maps;
	}

	@Override
	public Mono<Void> subscribe(Collection<String> channels) {
		return route(channels, ChannelSubscriptions::subscribe);
	}

	@Override
	public Mono<Void> unsubscribe(Collection<String> channels) {
		return route(channels, ChannelSubscriptions::unsubscribe);
	}

	private Mono<Void> route(Collection<String> channels,
			BiFunction<ChannelSubscriptions, Collection<String>, Mono<Void>> call) {
		List<String> ofStreams = new ArrayList<>(channels.size());
		List<String> ofMaps = new ArrayList<>(0);
		for (String channel : channels) {
			(isMap(channel) ? ofMaps : ofStreams).add(channel);
		}
		if (ofMaps.isEmpty()) {
			return call.apply(this.streams, ofStreams);
		}
		if (ofStreams.isEmpty()) {
			return call.apply(this.maps, ofMaps);
		}
		return Mono.whenDelayError(call.apply(this.streams, ofStreams), call.apply(this.maps, ofMaps));
	}

	private boolean isMap(String channel) {
		Channel found = this.rules.find(channel);
		return found != null && found.options().type().map();
	}

}
