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

import java.util.Collection;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.broker.BrokerEvents;
import io.centrifugo.engine.metrics.BrokerMessage;
import io.centrifugo.engine.metrics.NodeMetrics;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Counts and times what a broker hands over.
 */
final class MeteredEvents implements BrokerEvents {

	private final BrokerEvents events;

	private final NodeMetrics metrics;

	MeteredEvents(BrokerEvents events, NodeMetrics metrics) {
		this.events = events;
		this.metrics = metrics;
	}

	@Override
	public void onPublication(String channel, Publication publication, StreamPosition position, boolean delta,
			@Nullable Publication previous) {
		this.metrics.received(kind(publication));
		if (publication.time() > 0) {
			this.metrics.pubSubLag(Math.abs(System.currentTimeMillis() - publication.time()));
		}
		long started = System.nanoTime();
		this.events.onPublication(channel, publication, position, delta, previous);
		this.metrics.broadcast(System.nanoTime() - started);
	}

	private static BrokerMessage kind(Publication publication) {
		if (publication.map() == null) {
			return BrokerMessage.PUBLICATION;
		}
		return publication.removed() ? BrokerMessage.MAP_REMOVAL : BrokerMessage.MAP_PUBLICATION;
	}

	@Override
	public void onJoin(String channel, ClientInfo info) {
		this.metrics.received(BrokerMessage.JOIN);
		this.events.onJoin(channel, info);
	}

	@Override
	public void onLeave(String channel, ClientInfo info) {
		this.metrics.received(BrokerMessage.LEAVE);
		this.events.onLeave(channel, info);
	}

	@Override
	public void onResubscribed(Collection<String> channels) {
		this.events.onResubscribed(channels);
	}

}
