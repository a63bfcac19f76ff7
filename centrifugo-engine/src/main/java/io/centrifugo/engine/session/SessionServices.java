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

package io.centrifugo.engine.session;

import java.time.Clock;

import io.centrifugo.engine.auth.TokenVerifiers;
import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.PresenceManager;
import io.centrifugo.engine.broker.map.MapBroker;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.handler.Handlers;
import io.centrifugo.engine.handler.map.MapHandlers;
import io.centrifugo.engine.hub.Hub;
import io.centrifugo.engine.metrics.EngineMetrics;
import io.centrifugo.engine.poll.SharedPolls;

/**
 * What a node offers to its sessions.
 *
 * @param node who the node is
 * @param registry where sessions enter themselves
 * @param hub fan-out
 * @param broker streams
 * @param maps maps
 * @param polls keys that a backend is polled for
 * @param presence who is subscribed
 * @param channels rules of channels
 * @param tokens verifiers of connection and subscription tokens
 * @param handlers the application's handlers
 * @param mapHandlers the application's handlers of maps
 * @param options options of connections
 * @param cluster closes connections on every node
 * @param metrics recorders
 * @param clock what time it is
 * @since 0.1.0
 */
public record SessionServices(NodeIdentity node, SessionRegistry registry, Hub hub, Broker broker, MapBroker maps,
		SharedPolls polls, PresenceManager presence, ChannelRules channels, TokenVerifiers tokens, Handlers handlers,
		MapHandlers mapHandlers, ClientOptions options, ClusterDisconnect cluster, EngineMetrics metrics, Clock clock) {
}
