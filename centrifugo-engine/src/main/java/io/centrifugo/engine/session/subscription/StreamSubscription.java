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

package io.centrifugo.engine.session.subscription;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.channel.TagsFilter;
import io.centrifugo.engine.hub.BroadcastPublication;
import io.centrifugo.engine.hub.PublicationBatch;
import io.centrifugo.engine.hub.PublicationVariant;
import io.centrifugo.engine.metrics.FrameType;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Subscription to a stream of publications, with its position if one is tracked. The
 * changes of a map are such a stream.
 *
 * @since 0.1.0
 */
public class StreamSubscription extends Subscription {

	private final long maxLagMillis;

	private long offset;

	private String epoch = "";

	private int checkedTick;

	private boolean checking;

	private boolean doubted;

	private long doubtedSince;

	private boolean delta;

	private boolean deltaReady;

	private @Nullable TagsFilter filter;

	private @Nullable PublicationBuffer buffer;

	/**
	 * Reserve a channel.
	 * @param owner the connection
	 * @param channel the channel
	 * @param serverSide whether the server wants it rather than the client
	 * @param maxLagMillis age from which a publication counts as lost, 0 for none
	 */
	public StreamSubscription(SubscriptionOwner owner, String channel, boolean serverSide, long maxLagMillis) {
		super(owner, channel, serverSide);
		this.maxLagMillis = maxLagMillis;
	}

	/**
	 * Set what the client negotiated, before {@link #begin}.
	 * @param tagsFilter which publications it wants, {@code null} for all
	 * @param deltas whether it takes patches
	 */
	public final void negotiate(@Nullable TagsFilter tagsFilter, boolean deltas) {
		this.filter = tagsFilter;
		this.delta = deltas;
	}

	@Override
	public void begin(SubscriptionTerms terms) {
		super.begin(terms);
		if (terms.flags().positioned()) {
			keepWhileStarting();
		}
	}

	/**
	 * Keep what arrives until {@link #goLive}.
	 */
	protected final void keepWhileStarting() {
		this.buffer = new PublicationBuffer();
	}

	/**
	 * Set the position from which live publications go on, and whether the client has the
	 * publication at it, so that a patch may follow.
	 * @param newPosition the position
	 * @param hasBase whether a patch may follow
	 */
	public final void moveTo(StreamPosition newPosition, boolean hasBase) {
		this.offset = newPosition.offset();
		this.epoch = newPosition.epoch();
		this.deltaReady = hasBase;
		this.checkedTick = owner().recentTick();
	}

	@Override
	public void goLive() {
		super.goLive();
		this.buffer = null;
		if (this.doubted) {
			owner().checkPosition(this);
		}
	}

	@Override
	public void end() {
		super.end();
		this.buffer = null;
	}

	@Override
	protected final void onPublications(PublicationBatch batch) {
		if (!live()) {
			keep(batch);
		}
		else if (this.filter == null && this.maxLagMillis == 0 && fits(batch)) {
			deliverWhole(batch);
		}
		else {
			for (int i = 0; i < batch.size() && live(); i++) {
				deliver(batch.get(i));
			}
		}
	}

	private void keep(PublicationBatch batch) {
		PublicationBuffer kept = this.buffer;
		if (kept != null && !ended()) {
			for (int i = 0; i < batch.size(); i++) {
				BroadcastPublication next = batch.get(i);
				if (next.position().offset() != 0 || !flags().positioned()) {
					kept.add(next.publication(), next.position().epoch(), rejects(next));
				}
			}
		}
	}

	/**
	 * Return whether a batch may go out as it is.
	 */
	private boolean fits(PublicationBatch batch) {
		if (this.delta && !this.deltaReady) {
			return false;
		}
		return !flags().positioned()
				|| (batch.positioned() && batch.firstOffset() == this.offset + 1 && this.epoch.equals(batch.epoch()));
	}

	private void deliverWhole(PublicationBatch batch) {
		if (flags().positioned()) {
			this.offset = batch.lastOffset();
			this.checkedTick = owner().recentTick();
		}
		PublicationVariant variant = this.delta ? PublicationVariant.DELTA : PublicationVariant.FULL;
		owner().push(FrameType.PUSH_PUBLICATION, batch.size(), batch.joined(owner().wireForm(), variant));
	}

	private void deliver(BroadcastPublication next) {
		if (flags().positioned() && next.position().offset() != 0 && !advance(next)) {
			return;
		}
		if (rejects(next)) {
			this.deltaReady = false;
			return;
		}
		owner().push(FrameType.PUSH_PUBLICATION, 1, next.frame(owner().wireForm(), variant()));
	}

	private PublicationVariant variant() {
		if (!this.delta) {
			return PublicationVariant.FULL;
		}
		PublicationVariant variant = this.deltaReady ? PublicationVariant.DELTA : PublicationVariant.DELTA_BASE;
		this.deltaReady = true;
		return variant;
	}

	private boolean rejects(BroadcastPublication candidate) {
		return this.filter != null && !this.filter.matches(candidate.publication().tags());
	}

	/**
	 * Move the position past a publication.
	 * @return whether it is the next one
	 */
	private boolean advance(BroadcastPublication next) {
		StreamPosition position = next.position();
		if (isLate(next) || !adopts(position.epoch()) || isGap(position.offset())) {
			owner().onInsufficientState(this);
			return false;
		}
		if (position.offset() != this.offset + 1) {
			return false;
		}
		this.offset = position.offset();
		this.checkedTick = owner().recentTick();
		return true;
	}

	private boolean isLate(BroadcastPublication next) {
		return this.maxLagMillis > 0 && next.time() > 0 && System.currentTimeMillis() - next.time() > this.maxLagMillis;
	}

	private boolean isGap(long next) {
		return Long.compareUnsigned(next, this.offset + 1) > 0;
	}

	private boolean adopts(String other) {
		if (this.epoch.isEmpty()) {
			this.epoch = other;
		}
		return this.epoch.equals(other);
	}

	@Override
	protected final void checkPosition(long since) {
		if (!flags().positioned()) {
			return;
		}
		doubt(since);
		if (live()) {
			owner().checkPosition(this);
		}
	}

	/**
	 * Have the position checked until the broker has answered.
	 * @param since when something may have been lost at the latest, in nanoseconds
	 */
	final void doubt(long since) {
		if (!this.doubted || this.doubtedSince - since < 0) {
			this.doubted = true;
			this.doubtedSince = since;
		}
	}

	/**
	 * Forget doubts that are not newer than what the broker has answered.
	 * @param since a time before it did, in nanoseconds
	 */
	final void resolved(long since) {
		if (this.doubtedSince - since <= 0) {
			this.doubted = false;
		}
	}

	final boolean doubted() {
		return this.doubted;
	}

	final long doubtedSince() {
		return this.doubtedSince;
	}

	/**
	 * Return whether the position is as the broker says.
	 * @param top the broker's position
	 * @return whether nothing is missing or too much
	 */
	public final boolean isAt(StreamPosition top) {
		return top.offset() == this.offset && adopts(top.epoch());
	}

	/**
	 * Return whether the position is impossible or still behind after a second look.
	 * @param first what the broker said first
	 * @param second what it said later
	 * @return whether something was lost
	 */
	public final boolean isLost(StreamPosition first, StreamPosition second) {
		return !adopts(second.epoch()) || Long.compareUnsigned(this.offset, second.offset()) > 0
				|| (first.epoch().equals(this.epoch) && Long.compareUnsigned(this.offset, first.offset()) < 0);
	}

	/**
	 * Return what arrived since {@link #begin}.
	 * @return the buffer, {@code null} if nothing is kept
	 */
	final @Nullable PublicationBuffer buffer() {
		return this.buffer;
	}

	public final @Nullable TagsFilter filter() {
		return this.filter;
	}

	public final boolean delta() {
		return this.delta;
	}

	public final StreamPosition position() {
		return new StreamPosition(this.offset, this.epoch);
	}

	/**
	 * Return when the position was last known to be right.
	 * @return the time in ticks
	 */
	public final int checkedTick() {
		return this.checkedTick;
	}

	/**
	 * Set when the position was last known to be right.
	 * @param tick the time in ticks
	 */
	public final void checkedAt(int tick) {
		this.checkedTick = tick;
	}

	/**
	 * Return whether a check of the position is going on.
	 * @return {@code true} between question and answer
	 */
	public final boolean checking() {
		return this.checking;
	}

	public final void checking(boolean asked) {
		this.checking = asked;
	}

}
