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

package io.centrifugo.engine.session.poll;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.centrifugo.engine.channel.SharedPollOptions;
import io.centrifugo.engine.hub.PublicationBatch;
import io.centrifugo.engine.hub.PublicationVariant;
import io.centrifugo.engine.metrics.FrameType;
import io.centrifugo.engine.poll.KeyTracker;
import io.centrifugo.engine.poll.KeyUpdate;
import io.centrifugo.engine.poll.SharedPolls;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.session.subscription.Subscription;
import io.centrifugo.engine.session.subscription.SubscriptionOwner;

/**
 * Subscription to a shared poll channel: the keys that the client tracks, with what it
 * has of each. It is not in the hub: keys have receivers of their own.
 *
 * @since 0.1.0
 */
public final class PollSubscription extends Subscription implements KeyTracker {

	private static final int MAX_KEYS = 5000;

	private static final Duration EXTRA_DELAY = Duration.ofSeconds(25);

	private final SharedPolls polls;

	private final Map<String, TrackedKey> keys = new HashMap<>();

	private boolean delta;

	/**
	 * Reserve a channel.
	 * @param owner the connection
	 * @param channel the channel
	 * @param polls tells updates of keys
	 */
	public PollSubscription(SubscriptionOwner owner, String channel, SharedPolls polls) {
		super(owner, channel, false);
		this.polls = polls;
	}

	/**
	 * Set what the client negotiated.
	 * @param deltas whether it takes patches
	 */
	public void negotiate(boolean deltas) {
		this.delta = deltas;
	}

	public boolean delta() {
		return this.delta;
	}

	/**
	 * Refuse more keys than one connection may track.
	 * @param plan what is to be tracked
	 * @throws io.centrifugo.engine.protocol.ErrorException 106 if it is too much
	 */
	public void requireRoom(TrackPlan plan) {
		int configured = sharedPoll().refresh().maxKeysPerConnection();
		long added = plan.wishes().keySet().stream().filter((key) -> !this.keys.containsKey(key)).count();
		long removed = plan.untracked().stream().filter(this.keys::containsKey).count();
		if (this.keys.size() - removed + added > ((configured > 0) ? configured : MAX_KEYS)) {
			throw ProtocolError.LIMIT_EXCEEDED.toException();
		}
	}

	/**
	 * Track keys, after the reply that says so.
	 * @param plan what is to be tracked
	 * @param expireAt until when each batch of it is valid
	 */
	public void track(TrackPlan plan, long[] expireAt) {
		untrack(plan.untracked());
		Map<String, Long> known = new HashMap<>();
		plan.wishes().forEach((key, wish) -> {
			this.keys.put(key, new TrackedKey(wish.version(), expireAt[wish.batch()]));
			known.put(key, wish.version());
		});
		this.polls.track(this, channel(), sharedPoll(), known);
	}

	/**
	 * Track keys no longer.
	 * @param names the keys, tracked or not
	 */
	public void untrack(Collection<String> names) {
		List<String> gone = new ArrayList<>();
		for (String name : names) {
			if (this.keys.remove(name) != null) {
				gone.add(name);
			}
		}
		this.polls.untrack(this, channel(), gone);
	}

	/**
	 * Drop keys that the client has not renewed its right to.
	 * @param now the Unix seconds
	 */
	public void dropExpired(long now) {
		Duration configured = sharedPoll().trackExpiredExtraDelay();
		long limit = now - (configured.isZero() ? EXTRA_DELAY : configured).toSeconds();
		List<String> expired = new ArrayList<>(0);
		this.keys.forEach((name, key) -> {
			if (key.expired(limit)) {
				expired.add(name);
			}
		});
		untrack(expired);
	}

	private SharedPollOptions sharedPoll() {
		return options().sharedPoll();
	}

	@Override
	public void onUpdates(List<KeyUpdate> updates) {
		for (KeyUpdate update : updates) {
			try {
				take(update);
			}
			finally {
				update.release();
			}
		}
	}

	private void take(KeyUpdate update) {
		TrackedKey key = live() ? this.keys.get(update.key()) : null;
		if (key == null) {
			return;
		}
		if (update.removed()) {
			untrack(List.of(update.key()));
			push(update, this.delta ? PublicationVariant.DELTA_BASE : PublicationVariant.FULL);
		}
		else if (Long.compareUnsigned(update.version(), key.version()) > 0) {
			PublicationVariant variant = variant(key, update);
			key.moveTo(update.version());
			push(update, variant);
		}
	}

	private PublicationVariant variant(TrackedKey key, KeyUpdate update) {
		if (!this.delta) {
			return PublicationVariant.FULL;
		}
		return key.isAt(update.previousVersion()) ? PublicationVariant.DELTA : PublicationVariant.DELTA_BASE;
	}

	private void push(KeyUpdate update, PublicationVariant variant) {
		owner().push(FrameType.PUSH_PUBLICATION, 1, update.frame(owner().wireForm(), variant));
	}

	@Override
	public void onEpochChanged() {
		this.keys.clear();
		if (live()) {
			owner().onInsufficientState(this);
		}
	}

	@Override
	public void end() {
		super.end();
		untrack(List.copyOf(this.keys.keySet()));
	}

	@Override
	protected void onPublications(PublicationBatch batch) {
		// Nobody publishes to the channel as a whole
	}

}
