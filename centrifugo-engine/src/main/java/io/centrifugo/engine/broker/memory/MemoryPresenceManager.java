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

package io.centrifugo.engine.broker.memory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.PresenceManager;
import io.centrifugo.engine.broker.PresenceStats;
import io.centrifugo.engine.protocol.ClientInfo;

/**
 * Presence of a single node, in its memory. Entries do not expire: this process owns all
 * connections.
 *
 * @since 0.1.0
 */
public final class MemoryPresenceManager implements PresenceManager {

	private final Map<String, Map<String, ClientInfo>> channels = new ConcurrentHashMap<>();

	@Override
	public Mono<Void> add(String channel, ClientInfo info) {
		return Mono.fromRunnable(() -> this.channels.compute(channel, (name, clients) -> {
			Map<String, ClientInfo> present = (clients != null) ? clients : new ConcurrentHashMap<>();
			present.put(info.client(), info);
			return present;
		}));
	}

	@Override
	public Mono<Void> remove(String channel, String client, String user) {
		return Mono.fromRunnable(() -> this.channels.computeIfPresent(channel, (name, clients) -> {
			clients.remove(client);
			return clients.isEmpty() ? null : clients;
		}));
	}

	@Override
	public Mono<Map<String, ClientInfo>> presence(String channel) {
		return Mono.fromSupplier(() -> new HashMap<>(clients(channel)));
	}

	@Override
	public Mono<PresenceStats> stats(String channel) {
		return Mono.fromSupplier(() -> {
			Map<String, ClientInfo> clients = clients(channel);
			Set<String> users = new HashSet<>();
			clients.values().forEach((info) -> users.add(info.user()));
			return new PresenceStats(clients.size(), users.size());
		});
	}

	private Map<String, ClientInfo> clients(String channel) {
		return this.channels.getOrDefault(channel, Map.of());
	}

}
