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

import io.centrifugo.engine.channel.ChannelRules;

/**
 * Tells how channels keep state. Every node of a cluster must say the same.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MapChannels {

	/**
	 * Find out how a channel keeps state.
	 * @param channel the channel
	 * @return its settings
	 * @throws IllegalArgumentException if it keeps none
	 */
	MapSettings settings(String channel);

	/**
	 * Let the options of namespaces tell.
	 * @param rules the namespaces
	 * @return tells what they say; fails with error 102 for an unknown namespace
	 */
	static MapChannels of(ChannelRules rules) {
		return (channel) -> MapSettings.of(rules.resolve(channel).options().map());
	}

}
