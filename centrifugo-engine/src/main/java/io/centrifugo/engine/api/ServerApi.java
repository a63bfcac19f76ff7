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

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.PresenceStats;
import io.centrifugo.engine.metrics.ApiMetrics;
import io.centrifugo.engine.node.Node;
import io.centrifugo.engine.node.control.NodeInfo;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * The server API of a node. Every method does nothing before subscription and fails with
 * an {@link io.centrifugo.engine.protocol.ErrorException} of the table {@link ApiErrors}.
 * Safe from any thread; never blocks.
 *
 * @since 0.1.0
 */
public final class ServerApi {

	private final Node node;

	private final ApiMetrics metrics;

	private final Publications publications;

	private final Connections connections;

	private final Streams streams;

	private final Maps maps;

	/**
	 * Create the API for one way into it.
	 * @param node the node
	 * @param metrics recorder of that way
	 */
	public ServerApi(Node node, ApiMetrics metrics) {
		this.node = node;
		this.metrics = metrics;
		this.publications = new Publications(node, metrics);
		this.connections = new Connections(node);
		this.streams = new Streams(node);
		this.maps = new Maps(this, node);
	}

	/**
	 * Publish data into a channel.
	 * @param request what to publish where
	 * @return the position in the stream, {@link StreamPosition#ZERO} without history
	 */
	public Mono<StreamPosition> publish(PublishRequest request) {
		return call("publish", () -> this.publications.publish(request));
	}

	/**
	 * Publish the same data into many channels, in parallel.
	 * @param request what to publish where
	 * @return for each channel, in their order, what became of it
	 */
	public Mono<List<BroadcastSlot>> broadcast(BroadcastRequest request) {
		return call("broadcast", () -> this.publications.broadcast(request));
	}

	/**
	 * Subscribe live connections to a channel.
	 * @param request whom to what
	 * @return completes when the nodes were told; no connection is no error
	 */
	public Mono<Void> subscribe(SubscribeRequest request) {
		return call("subscribe", () -> this.connections.subscribe(request));
	}

	/**
	 * Unsubscribe live connections from a channel, whoever had subscribed them.
	 * @param request whom from what
	 * @return completes when the nodes were told
	 */
	public Mono<Void> unsubscribe(UnsubscribeRequest request) {
		return call("unsubscribe", () -> this.connections.unsubscribe(request));
	}

	/**
	 * Close live connections.
	 * @param request which and why
	 * @return completes when the nodes were told
	 */
	public Mono<Void> disconnect(DisconnectRequest request) {
		return call("disconnect", () -> this.connections.disconnect(request));
	}

	/**
	 * Change the life of live connections.
	 * @param request which and how
	 * @return completes when the nodes were told
	 */
	public Mono<Void> refresh(RefreshRequest request) {
		return call("refresh", () -> this.connections.refresh(request));
	}

	/**
	 * Return who is subscribed to a channel.
	 * @param channel the channel
	 * @return client id to client
	 */
	public Mono<Map<String, ClientInfo>> presence(String channel) {
		return call("presence", () -> this.streams.presence(channel));
	}

	/**
	 * Return how many are subscribed to a channel.
	 * @param channel the channel
	 * @return the numbers
	 */
	public Mono<PresenceStats> presenceStats(String channel) {
		return call("presence_stats", () -> this.streams.presenceStats(channel));
	}

	/**
	 * Read a channel's history.
	 * @param request what to read
	 * @return publications and the current top of the stream
	 */
	public Mono<History> history(HistoryRequest request) {
		return call("history", () -> this.streams.history(request));
	}

	/**
	 * Drop a channel's publications; numbering goes on.
	 * @param channel the channel
	 * @return completes when they are gone
	 */
	public Mono<Void> removeHistory(String channel) {
		return call("history_remove", () -> this.streams.removeHistory(channel));
	}

	/**
	 * Return what can be done with maps.
	 * @return the methods
	 */
	public Maps maps() {
		return this.maps;
	}

	/**
	 * Return the channels of the cluster that have subscribers.
	 * @param pattern glob of the names asked for, empty for all
	 * @return channel to number of subscribers; fails unless every node answers
	 */
	public Mono<Map<String, Integer>> channels(String pattern) {
		return call("channels", () -> this.node.activeChannels(pattern));
	}

	/**
	 * Return the nodes of the cluster, as this one last heard of them.
	 * @return their states
	 */
	public Mono<List<NodeInfo>> info() {
		return call("info", () -> Mono.just(this.node.nodes()));
	}

	/**
	 * Call a method of the application. None is registered, and none can be.
	 * @param method its name
	 * @return fails: bad request without a name, else not found
	 */
	public Mono<Void> rpc(String method) {
		return call("rpc",
				() -> Mono.error(((method.isEmpty()) ? ApiErrors.BAD_REQUEST : ApiErrors.NOT_FOUND).toException()));
	}

	/**
	 * Return the recorder of this way into the API.
	 * @return the recorder
	 */
	public ApiMetrics metrics() {
		return this.metrics;
	}

	/**
	 * Make a call of a method: measured, and failing with errors of the table only.
	 * @param <T> type of the result
	 * @param method name of the method
	 * @param body what it does; may throw
	 * @return the result
	 */
	public <T> Mono<T> call(String method, Supplier<Mono<T>> body) {
		return Mono.defer(() -> {
			long start = System.nanoTime();
			return Mono.defer(body)
				.onErrorMap((ex) -> ApiErrors.of(ex).toException())
				.doFinally((signal) -> this.metrics.command(method, System.nanoTime() - start));
		});
	}

}
