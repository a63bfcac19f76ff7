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

package io.centrifugo.boot.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.api.BroadcastRequest;
import io.centrifugo.engine.api.BroadcastSlot;
import io.centrifugo.engine.api.DisconnectRequest;
import io.centrifugo.engine.api.HistoryRequest;
import io.centrifugo.engine.api.Maps;
import io.centrifugo.engine.api.PublishRequest;
import io.centrifugo.engine.api.PublishSettings;
import io.centrifugo.engine.api.RefreshRequest;
import io.centrifugo.engine.api.ServerApi;
import io.centrifugo.engine.api.SubscribeRequest;
import io.centrifugo.engine.api.UnsubscribeRequest;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.PresenceStats;
import io.centrifugo.engine.node.control.NodeInfo;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Operations on the engine's API. The API is fetched when it is first needed, so that
 * handlers of clients, which the node needs, may need these operations.
 */
final class ServerApiOperations implements CentrifugoOperations {

	private final SingletonSupplier<ServerApi> api;

	private final PayloadWriter payloads;

	ServerApiOperations(Supplier<ServerApi> api, PayloadWriter payloads) {
		this.api = SingletonSupplier.of(api);
		this.payloads = payloads;
	}

	private ServerApi api() {
		return this.api.obtain();
	}

	@Override
	public Mono<StreamPosition> publish(String channel, @Nullable Object data, PublishSettings settings) {
		return Mono.defer(() -> api().publish(new PublishRequest(channel, this.payloads.write(data), settings)));
	}

	@Override
	public Mono<List<BroadcastSlot>> broadcast(Collection<String> channels, @Nullable Object data,
			PublishSettings settings) {
		return Mono.defer(() -> api()
			.broadcast(new BroadcastRequest(List.copyOf(channels), this.payloads.write(data), settings)));
	}

	@Override
	public Mono<Void> subscribe(SubscribeRequest request) {
		return Mono.defer(() -> api().subscribe(request));
	}

	@Override
	public Mono<Void> unsubscribe(UnsubscribeRequest request) {
		return Mono.defer(() -> api().unsubscribe(request));
	}

	@Override
	public Mono<Void> disconnect(DisconnectRequest request) {
		return Mono.defer(() -> api().disconnect(request));
	}

	@Override
	public Mono<Void> refresh(RefreshRequest request) {
		return Mono.defer(() -> api().refresh(request));
	}

	@Override
	public Mono<Map<String, ClientInfo>> presence(String channel) {
		return Mono.defer(() -> api().presence(channel));
	}

	@Override
	public Mono<PresenceStats> presenceStats(String channel) {
		return Mono.defer(() -> api().presenceStats(channel));
	}

	@Override
	public Mono<History> history(HistoryRequest request) {
		return Mono.defer(() -> api().history(request));
	}

	@Override
	public Mono<Void> removeHistory(String channel) {
		return Mono.defer(() -> api().removeHistory(channel));
	}

	@Override
	public Maps maps() {
		return api().maps();
	}

	@Override
	public Mono<Map<String, Integer>> channels(String pattern) {
		return Mono.defer(() -> api().channels(pattern));
	}

	@Override
	public Mono<List<NodeInfo>> info() {
		return Mono.defer(() -> api().info());
	}

}
