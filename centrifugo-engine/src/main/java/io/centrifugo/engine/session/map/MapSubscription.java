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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.broker.map.MapSettings;
import io.centrifugo.engine.broker.map.MapState;
import io.centrifugo.engine.channel.MapOptions;
import io.centrifugo.engine.channel.TagsFilter;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.session.SubscriptionFlags;
import io.centrifugo.engine.session.subscription.ClientPublications;
import io.centrifugo.engine.session.subscription.StreamSubscription;
import io.centrifugo.engine.session.subscription.SubscriptionOwner;
import io.centrifugo.engine.session.subscription.SubscriptionTerms;

/**
 * Subscription to a map. Before it is live the client reads the state in pages, which
 * show it as of the first one, and then what has changed since. A map without a stream
 * has no record of that: its changes are kept here from the first page on.
 *
 * @since 0.1.0
 */
public final class MapSubscription extends StreamSubscription {

	private static final Duration CATCH_UP_TIMEOUT = Duration.ofSeconds(5);

	private final long startedAt;

	private StreamPosition revision = StreamPosition.ZERO;

	private @Nullable StreamPosition target;

	/**
	 * Reserve a channel.
	 * @param owner the connection
	 * @param channel the channel
	 * @param maxLagMillis age from which a publication counts as lost, 0 for none
	 * @param startedAt what time it is, in Unix milliseconds
	 */
	public MapSubscription(SubscriptionOwner owner, String channel, long maxLagMillis, long startedAt) {
		super(owner, channel, false, maxLagMillis);
		this.startedAt = startedAt;
	}

	/**
	 * Take the terms; whether there are positions is the namespace's affair alone.
	 * @param terms what was granted
	 */
	@Override
	public void begin(SubscriptionTerms terms) {
		boolean streamed = MapSettings.of(terms.options().map()).streamed();
		SubscriptionFlags granted = terms.flags();
		SubscriptionFlags flags = new SubscriptionFlags(granted.presence(), granted.joinLeave(),
				granted.pushJoinLeave(), streamed, streamed);
		super.begin(new SubscriptionTerms(terms.options(), flags, terms.expireAt(), terms.clientRefresh(), terms.info(),
				terms.data()));
		keepWhileStarting();
	}

	/**
	 * Return whether the client takes too long to get live.
	 * @param now the Unix milliseconds
	 * @return {@code true} from the time-out on
	 */
	public boolean expired(long now) {
		Duration configured = pages().catchUpTimeout();
		Duration timeout = configured.isZero() ? CATCH_UP_TIMEOUT : configured;
		return !timeout.isNegative() && now - this.startedAt > timeout.toMillis();
	}

	MapOptions.Pages pages() {
		return options().map().pages();
	}

	/**
	 * Take a page of state.
	 * @param page the page as it was read
	 * @param first whether it is the first, which decides as of when the state is shown
	 * @return what the client is to get of it
	 */
	public List<Publication> take(MapState page, boolean first) {
		if (first) {
			this.revision = page.position();
		}
		List<Publication> entries = new ArrayList<>(page.entries().size());
		for (Publication entry : page.entries()) {
			if (isOld(entry) && accepts(entry)) {
				entries.add(ClientPublications.of(entry, this.revision.epoch()));
			}
		}
		return entries;
	}

	/**
	 * Return whether an entry was not changed since the first page. Others come again as
	 * changes.
	 */
	private boolean isOld(Publication entry) {
		return !flags().positioned() || Long.compareUnsigned(entry.offset(), this.revision.offset()) <= 0;
	}

	boolean accepts(Publication publication) {
		TagsFilter filter = filter();
		return filter == null || filter.matches(publication.tags());
	}

	/**
	 * Return the position as of which the state is shown.
	 * @return the position of the first page
	 */
	public StreamPosition revision() {
		return this.revision;
	}

	/**
	 * Take note where a client goes on that has the state from an earlier time.
	 * @param since its position
	 * @throws io.centrifugo.engine.protocol.ErrorException 112 if it is of another epoch
	 * than before
	 */
	public void goOnFrom(StreamPosition since) {
		if (this.revision.epoch().isEmpty()) {
			this.revision = since;
		}
		else if (!since.epoch().isEmpty() && !since.epoch().equals(this.revision.epoch())) {
			throw ProtocolError.UNRECOVERABLE_POSITION.toException();
		}
	}

	/**
	 * Return how far the client is to read before it goes live.
	 * @return the top when it began to read changes, {@code null} before
	 */
	public @Nullable StreamPosition target() {
		return this.target;
	}

	/**
	 * Set how far the client is to read.
	 * @param top the current top
	 */
	public void target(StreamPosition top) {
		this.target = top;
	}

}
