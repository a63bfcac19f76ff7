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

import java.time.Clock;

import io.centrifugo.engine.hub.Hub;
import io.centrifugo.engine.metrics.NodeGauge;
import io.centrifugo.engine.metrics.NodeMetrics;
import io.centrifugo.engine.node.control.NodeInfo;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.session.NodeIdentity;
import io.centrifugo.engine.session.SessionRegistry;

/**
 * What a node says of itself.
 */
final class NodeState {

	private final NodeIdentity identity;

	private final SessionRegistry sessions;

	private final Hub hub;

	private final Clock clock;

	private final long started;

	NodeState(NodeIdentity identity, SessionRegistry sessions, Hub hub, NodeBuilder builder) {
		this.identity = identity;
		this.sessions = sessions;
		this.hub = hub;
		this.clock = builder.clock();
		this.started = this.clock.millis();
	}

	NodeInfo current() {
		int uptime = (int) ((this.clock.millis() - this.started) / 1000);
		return new NodeInfo(this.identity.id(), this.identity.name(), this.identity.version(),
				this.sessions.numClients(), this.sessions.numUsers(), this.hub.numChannels(),
				this.hub.numSubscriptions(), uptime, null, Payload.EMPTY);
	}

	void register(NodeMetrics metrics, NodeRegistry registry) {
		metrics.build(this.identity.version());
		metrics.gauge(NodeGauge.CLIENTS, this.sessions::numClients);
		metrics.gauge(NodeGauge.USERS, this.sessions::numUsers);
		metrics.gauge(NodeGauge.SUBSCRIPTIONS, this.hub::numSubscriptions);
		metrics.gauge(NodeGauge.CHANNELS, this.hub::numChannels);
		metrics.gauge(NodeGauge.NODES, registry::size);
	}

}
