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

import java.util.Map;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.PresenceManager;
import io.centrifugo.engine.broker.PresenceStats;
import io.centrifugo.engine.metrics.NodeAction;
import io.centrifugo.engine.metrics.NodeMetrics;
import io.centrifugo.engine.protocol.ClientInfo;

/**
 * Counts what is asked of a presence manager.
 */
final class MeteredPresence implements PresenceManager {

	private final PresenceManager presence;

	private final NodeMetrics metrics;

	MeteredPresence(PresenceManager presence, NodeMetrics metrics) {
		this.presence = presence;
		this.metrics = metrics;
	}

	@Override
	public Mono<Void> start() {
		return this.presence.start();
	}

	@Override
	public Mono<Void> add(String channel, ClientInfo info) {
		return this.presence.add(channel, info).doFirst(() -> this.metrics.action(NodeAction.ADD_PRESENCE));
	}

	@Override
	public Mono<Void> remove(String channel, String client, String user) {
		return this.presence.remove(channel, client, user)
			.doFirst(() -> this.metrics.action(NodeAction.REMOVE_PRESENCE));
	}

	@Override
	public Mono<Map<String, ClientInfo>> presence(String channel) {
		return this.presence.presence(channel).doFirst(() -> this.metrics.action(NodeAction.PRESENCE));
	}

	@Override
	public Mono<PresenceStats> stats(String channel) {
		return this.presence.stats(channel).doFirst(() -> this.metrics.action(NodeAction.PRESENCE_STATS));
	}

}
