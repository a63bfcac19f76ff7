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

import java.util.List;
import java.util.Map;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.api.DisconnectRequest;
import io.centrifugo.engine.api.HistoryRequest;
import io.centrifugo.engine.api.Maps;
import io.centrifugo.engine.api.RefreshRequest;
import io.centrifugo.engine.api.SubscribeRequest;
import io.centrifugo.engine.api.UnsubscribeRequest;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.PresenceStats;
import io.centrifugo.engine.node.control.NodeInfo;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.session.SessionSelector;

/**
 * The whole server API. Calls about connections reach those of every node; calls about
 * streams and presence see what all nodes share.
 *
 * @since 0.1.0
 */
public interface CentrifugoOperations extends CentrifugoPublisher {

	/**
	 * Subscribe the live connections of a user to a channel.
	 * @param user the user id
	 * @param channel the channel
	 * @return completes when the nodes were told; no connection is no error
	 */
	default Mono<Void> subscribe(String user, String channel) {
		return subscribe(new SubscribeRequest(channel, user));
	}

	/**
	 * Subscribe live connections to a channel.
	 * @param request whom to what
	 * @return completes when the nodes were told
	 */
	Mono<Void> subscribe(SubscribeRequest request);

	/**
	 * Unsubscribe the live connections of a user from a channel.
	 * @param user the user id
	 * @param channel the channel
	 * @return completes when the nodes were told
	 */
	default Mono<Void> unsubscribe(String user, String channel) {
		return unsubscribe(new UnsubscribeRequest(channel, SessionSelector.user(user)));
	}

	/**
	 * Unsubscribe live connections from a channel, whoever had subscribed them.
	 * @param request whom from what
	 * @return completes when the nodes were told
	 */
	Mono<Void> unsubscribe(UnsubscribeRequest request);

	/**
	 * Close the live connections of a user, which will not come back by themselves.
	 * @param user the user id
	 * @return completes when the nodes were told
	 */
	default Mono<Void> disconnect(String user) {
		return disconnect(new DisconnectRequest(user));
	}

	/**
	 * Close live connections.
	 * @param request which and why
	 * @return completes when the nodes were told
	 */
	Mono<Void> disconnect(DisconnectRequest request);

	/**
	 * Change the life of live connections.
	 * @param request which and how
	 * @return completes when the nodes were told
	 */
	Mono<Void> refresh(RefreshRequest request);

	/**
	 * Return who is subscribed to a channel.
	 * @param channel the channel
	 * @return client id to client; fails with error 108 unless the namespace tracks
	 * presence
	 */
	Mono<Map<String, ClientInfo>> presence(String channel);

	/**
	 * Return how many are subscribed to a channel.
	 * @param channel the channel
	 * @return the numbers; fails with error 108 unless the namespace tracks presence
	 */
	Mono<PresenceStats> presenceStats(String channel);

	/**
	 * Read the first publications that a channel still keeps.
	 * @param channel the channel
	 * @param limit how many, {@link HistoryFilter#NO_LIMIT} for all
	 * @return publications and the current top of the stream; fails with error 108 unless
	 * the namespace keeps history
	 */
	default Mono<History> history(String channel, int limit) {
		return history(new HistoryRequest(channel, new HistoryFilter(null, limit, false)));
	}

	/**
	 * Read a channel's history.
	 * @param request what to read
	 * @return publications and the current top of the stream
	 */
	Mono<History> history(HistoryRequest request);

	/**
	 * Drop a channel's publications; numbering goes on.
	 * @param channel the channel
	 * @return completes when they are gone
	 */
	Mono<Void> removeHistory(String channel);

	/**
	 * Return what can be done with maps. Not before the application has started.
	 * @return the methods
	 */
	Maps maps();

	/**
	 * Return the channels of the cluster that have subscribers.
	 * @param pattern glob of the names asked for, empty for all
	 * @return channel to number of subscribers; fails unless every node answers
	 */
	Mono<Map<String, Integer>> channels(String pattern);

	/**
	 * Return the nodes of the cluster, as this one last heard of them.
	 * @return their states
	 */
	Mono<List<NodeInfo>> info();

}
