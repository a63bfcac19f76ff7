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

package io.centrifugo.engine.node.control;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.Payload;

/**
 * State of a node, which it publishes every few seconds.
 *
 * @param uid node id, a UUID
 * @param name name given by the operator
 * @param version version and edition, such as {@code 6.9.1 OSS}
 * @param numClients connected clients
 * @param numUsers distinct users among them
 * @param numChannels channels with a subscriber
 * @param numSubscriptions subscriptions
 * @param uptime seconds since its start
 * @param metrics counters of the last interval, absent when there are no new ones
 * @param data anything else, unused
 * @since 0.1.0
 */
public record NodeInfo(String uid, String name, String version, int numClients, int numUsers, int numChannels,
		int numSubscriptions, int uptime, @Nullable NodeMetricsInfo metrics, Payload data) implements ControlMessage {

	@Override
	public ControlType type() {
		return ControlType.NODE;
	}

	/**
	 * Return the same state with other metrics.
	 * @param known the metrics
	 * @return a copy
	 */
	public NodeInfo withMetrics(@Nullable NodeMetricsInfo known) {
		return new NodeInfo(this.uid, this.name, this.version, this.numClients, this.numUsers, this.numChannels,
				this.numSubscriptions, this.uptime, known, this.data);
	}

}
