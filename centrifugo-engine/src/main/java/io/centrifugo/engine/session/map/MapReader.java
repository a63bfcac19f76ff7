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

package io.centrifugo.engine.session.map;

import java.util.ArrayList;
import java.util.List;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.map.MapBroker;
import io.centrifugo.engine.broker.map.MapState;
import io.centrifugo.engine.broker.map.MapStateFilter;
import io.centrifugo.engine.hub.Hub;
import io.centrifugo.engine.metrics.EngineMetrics;
import io.centrifugo.engine.metrics.NodeAction;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.session.SessionServices;
import io.centrifugo.engine.session.subscription.ClientPublications;
import io.centrifugo.engine.session.subscription.StreamRead;

/**
 * Reads maps for subscriptions on their way to be live; one for each node. Subscribe on
 * the subscription's loop; answers come on any thread.
 *
 * @since 0.1.0
 */
public final class MapReader {

	private final Hub hub;

	private final MapBroker maps;

	private final EngineMetrics metrics;

	/**
	 * Create.
	 * @param services what the node offers
	 */
	public MapReader(SessionServices services) {
		this.hub = services.hub();
		this.maps = services.maps();
		this.metrics = services.metrics();
	}

	/**
	 * Read a page of state.
	 * @param subscription the subscription
	 * @param cursor where the page starts, empty for the first
	 * @param wanted size of the page that the client wishes
	 * @return the page; fails with error 112 if the map is of another epoch by now
	 */
	public Mono<MapState> readState(MapSubscription subscription, String cursor, int wanted) {
		boolean streamed = subscription.flags().positioned();
		StreamPosition revision = (streamed && !cursor.isEmpty()) ? subscription.revision() : null;
		MapStateFilter filter = new MapStateFilter(revision, cursor, size(subscription, wanted), "");
		Mono<MapState> read = this.maps.readState(subscription.channel(), filter);
		return streamed ? read : join(subscription).then(read);
	}

	/**
	 * Return whether a client that has the last page of state may go live at once.
	 * @param subscription the subscription
	 * @param page the page
	 * @param wanted size of the page that the client wishes
	 * @return whether what has changed since the first page fits into the reply
	 */
	public boolean reaches(MapSubscription subscription, MapState page, int wanted) {
		return page.cursor().isEmpty() && (!subscription.flags().positioned()
				|| isNear(subscription, subscription.revision(), page.position(), wanted));
	}

	/**
	 * Return whether a client may go live at once.
	 * @param subscription the subscription
	 * @param since position of the client
	 * @param target where it is to get
	 * @param wanted size of the page that the client wishes
	 * @return whether a page covers the rest
	 */
	public boolean isNear(MapSubscription subscription, StreamPosition since, StreamPosition target, int wanted) {
		long covered = since.offset() + size(subscription, wanted);
		return Long.compareUnsigned(covered, target.offset()) >= 0;
	}

	private static int size(MapSubscription subscription, int wanted) {
		return PageSize.of(subscription.pages(), wanted);
	}

	/**
	 * Read the current top of the changes.
	 * @param subscription the subscription
	 * @return the position
	 */
	public Mono<StreamPosition> readTop(MapSubscription subscription) {
		return this.maps.readStream(subscription.channel(), HistoryFilter.POSITION_ONLY).map(History::position);
	}

	/**
	 * Read a page of changes.
	 * @param subscription the subscription
	 * @param since position of the client
	 * @param wanted size of the page that the client wishes
	 * @return the page; fails with error 112 if the changes after the position are gone
	 */
	public Mono<Changes> readChanges(MapSubscription subscription, StreamPosition since, int wanted) {
		HistoryFilter filter = new HistoryFilter(since, size(subscription, wanted), false);
		return this.maps.readStream(subscription.channel(), filter).map((page) -> {
			requireNext(since, page);
			List<Publication> read = page.publications();
			long end = read.isEmpty() ? since.offset() : read.get(read.size() - 1).offset();
			return new Changes(visible(subscription, page), new StreamPosition(end, page.position().epoch()));
		});
	}

	/**
	 * Join the hub, and read what was missed until then.
	 * @param subscription the subscription
	 * @param since position of the client
	 * @return what was missed; fails with error 112 if it is gone or too much
	 */
	public Mono<StreamRead> readMissed(MapSubscription subscription, StreamPosition since) {
		if (!subscription.flags().positioned()) {
			StreamPosition position = new StreamPosition(0, subscription.revision().epoch());
			return join(subscription).thenReturn(new StreamRead(position, true, true, List.of(), false));
		}
		int limit = PageSize.live(subscription.pages());
		HistoryFilter filter = new HistoryFilter(since, (limit > 0) ? limit + 1 : limit, false);
		return join(subscription).then(this.maps.readStream(subscription.channel(), filter)).map((missed) -> {
			if (limit > 0 && missed.publications().size() > limit) {
				throw ProtocolError.UNRECOVERABLE_POSITION.toException();
			}
			requireNext(since, missed);
			return new StreamRead(missed.position(), true, true, visible(subscription, missed), false);
		});
	}

	private Mono<Void> join(MapSubscription subscription) {
		return Mono.defer(() -> {
			if (subscription.added()) {
				return Mono.empty();
			}
			this.metrics.node().action(NodeAction.ADD_SUBSCRIPTION);
			return this.hub.add(subscription);
		});
	}

	/**
	 * Refuse to go on where something between a position and what was read is missing.
	 */
	private static void requireNext(StreamPosition since, History read) {
		List<Publication> changes = read.publications();
		boolean sameEpoch = since.epoch().equals(read.position().epoch());
		long next = changes.isEmpty() ? read.position().offset() + 1 : changes.get(0).offset();
		if (!sameEpoch || next != since.offset() + 1) {
			throw ProtocolError.UNRECOVERABLE_POSITION.toException();
		}
	}

	private static List<Publication> visible(MapSubscription subscription, History read) {
		List<Publication> visible = new ArrayList<>(read.publications().size());
		for (Publication change : read.publications()) {
			if (subscription.accepts(change)) {
				visible.add(ClientPublications.of(change, read.position().epoch()));
			}
		}
		return visible;
	}

	/**
	 * A page of changes.
	 *
	 * @param publications those that the tags filter lets pass
	 * @param end where the page ends, filtered ones included
	 */
	public record Changes(List<Publication> publications, StreamPosition end) {
	}

}
