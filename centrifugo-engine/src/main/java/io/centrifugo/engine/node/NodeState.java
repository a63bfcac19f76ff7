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

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.hub.Hub;
import io.centrifugo.engine.metrics.NodeGauge;
import io.centrifugo.engine.metrics.NodeMetrics;
import io.centrifugo.engine.metrics.registry.MetricsRegistry;
import io.centrifugo.engine.metrics.registry.MetricsWindow;
import io.centrifugo.engine.node.control.NodeInfo;
import io.centrifugo.engine.node.control.NodeMetricsInfo;
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

	private final @Nullable MetricsWindow window;

	private @Nullable NodeMetricsInfo metrics;

	private long windowEnd;

	NodeState(NodeIdentity identity, SessionRegistry sessions, Hub hub, NodeBuilder builder) {
		this.identity = identity;
		this.sessions = sessions;
		this.hub = hub;
		this.clock = builder.clock();
		this.started = this.clock.millis();
		this.window = (builder.metrics() instanceof MetricsRegistry registry)
				? new MetricsWindow(registry, builder.options().metricsInterval()) : null;
	}

	/**
	 * Return the state to tell everybody, with metrics if a window has ended.
	 */
	synchronized NodeInfo beat() {
		NodeMetricsInfo before = this.metrics;
		if (this.window != null) {
			closeWindow(this.window, this.clock.millis());
		}
		return info((this.metrics != before) ? this.metrics : null);
	}

	/**
	 * Return the state to tell a node that knows nothing yet.
	 */
	synchronized NodeInfo current() {
		return info(this.metrics);
	}

	private void closeWindow(MetricsWindow open, long now) {
		if (this.metrics == null) {
			this.metrics = new NodeMetricsInfo(open.interval().toMillis() / 1000.0, open.zeros());
			this.windowEnd = now + open.interval().toMillis();
		}
		else if (now >= this.windowEnd) {
			this.metrics = new NodeMetricsInfo(open.interval().toMillis() / 1000.0, open.close());
			this.windowEnd += open.interval().toMillis();
		}
	}

	private NodeInfo info(@Nullable NodeMetricsInfo counted) {
		int uptime = (int) ((this.clock.millis() - this.started) / 1000);
		return new NodeInfo(this.identity.id(), this.identity.name(), this.identity.version(),
				this.sessions.numClients(), this.sessions.numUsers(), this.hub.numChannels(),
				this.hub.numSubscriptions(), uptime, counted, Payload.EMPTY);
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
