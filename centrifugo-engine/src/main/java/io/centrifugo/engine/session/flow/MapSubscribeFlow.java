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

package io.centrifugo.engine.session.flow;

import java.util.List;

import io.centrifugo.engine.broker.map.MapSettings;
import io.centrifugo.engine.broker.map.MapState;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.TagsFilter;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.Unsubscribe;
import io.centrifugo.engine.protocol.command.SubscribeRequest;
import io.centrifugo.engine.protocol.reply.SubscribeResult;
import io.centrifugo.engine.session.map.MapPhase;
import io.centrifugo.engine.session.map.MapReader;
import io.centrifugo.engine.session.map.MapResults;
import io.centrifugo.engine.session.map.MapSubscription;
import io.centrifugo.engine.session.subscription.DeltaTypes;
import io.centrifugo.engine.session.subscription.StreamRead;
import io.centrifugo.engine.session.subscription.Subscription;
import io.centrifugo.engine.session.subscription.SubscriptionTerms;

/**
 * Serves a subscribe command for a map: one of the steps that take a client from nothing,
 * or from what it had, to a live subscription.
 */
final class MapSubscribeFlow {

	private final Client client;

	private final SubscribeRequest request;

	private final Exchange exchange;

	private final MapSubscription subscription;

	private final MapReader reader;

	private final MapResults results;

	private MapSubscribeFlow(Client client, SubscribeRequest request, Exchange exchange, MapSubscription subscription) {
		this.client = client;
		this.request = request;
		this.exchange = exchange;
		this.subscription = subscription;
		this.reader = client.shared().mapReader();
		this.results = new MapResults(subscription, client.wireForm().codec().type());
	}

	static void start(Client client, SubscribeRequest request, Exchange exchange) {
		SubscribeChecks.requireAllowed(client, request);
		sweep(client, request.channel());
		Subscription existing = client.subscriptions().find(request.channel());
		if (existing != null) {
			new MapSubscribeFlow(client, request, exchange, requireWaiting(client, request, existing)).resume();
			return;
		}
		boolean recovers = MapPhase.of(request.map().phase()) != MapPhase.STREAM || request.recover();
		if (!request.map().cursor().isEmpty() || !recovers) {
			throw ProtocolError.PERMISSION_DENIED.toException();
		}
		SubscribeChecks.requireRoom(client);
		new MapSubscribeFlow(client, request, exchange, reserve(client, request.channel())).authorize();
	}

	private static MapSubscription reserve(Client client, String channel) {
		long maxLag = Math.max(0, client.shared().options().position().maxTimeLag().toMillis());
		MapSubscription reserved = new MapSubscription(client, channel, maxLag, client.shared().nowMillis());
		client.subscriptions().add(reserved);
		return reserved;
	}

	private static void sweep(Client client, String except) {
		for (Subscription subscription : client.subscriptions().snapshot()) {
			if (isAbandoned(client, subscription) && !subscription.channel().equals(except)) {
				UnsubscribeFlow.end(client, subscription, Unsubscribe.SERVER);
			}
		}
	}

	/**
	 * Return whether a client has begun with a map and lets it lie.
	 */
	static boolean isAbandoned(Client client, Subscription subscription) {
		return subscription instanceof MapSubscription map && map.paused() && map.expired(client.shared().nowMillis());
	}

	private static MapSubscription requireWaiting(Client client, SubscribeRequest request, Subscription existing) {
		boolean begins = request.map().phase() == MapPhase.STATE.number() && request.map().cursor().isEmpty();
		if (begins || existing.live() || !(existing instanceof MapSubscription map)) {
			throw ProtocolError.ALREADY_SUBSCRIBED.toException();
		}
		if (!map.paused()) {
			throw ProtocolError.CONCURRENT_PAGINATION.toException();
		}
		if (isAbandoned(client, map)) {
			throw Disconnect.SLOW.toException();
		}
		return map;
	}

	private void authorize() {
		try {
			this.exchange.await(this.client.shared().subscribeAccess().decide(this.client, this.request), this::begin,
					this::fail);
		}
		catch (RuntimeException ex) {
			fail(ex);
		}
	}

	private void begin(SubscriptionTerms terms) {
		guarded(() -> {
			if (terms.expireAt() > 0 && terms.expireAt() <= this.client.shared().nowSeconds()) {
				throw ProtocolError.EXPIRED.toException();
			}
			TagsFilter filter = SubscribeChecks.filter(this.request, terms.options());
			this.subscription.negotiate(filter, filter == null && agreesOnDelta(terms.options()));
			this.subscription.begin(terms);
			proceed();
		});
	}

	/**
	 * Patches need positions: without them nothing would tell of a lost base.
	 */
	private boolean agreesOnDelta(ChannelOptions options) {
		return DeltaTypes.agreed(this.request.delta(), options) && MapSettings.of(options.map()).streamed();
	}

	private void resume() {
		this.subscription.resume();
		guarded(this::proceed);
	}

	private void guarded(Runnable step) {
		try {
			step.run();
		}
		catch (RuntimeException ex) {
			fail(ex);
		}
	}

	private void proceed() {
		StreamPosition since = new StreamPosition(this.request.offset(), this.request.epoch());
		switch (MapPhase.of(this.request.map().phase())) {
			case STATE -> readState();
			case STREAM -> readChanges(since);
			case LIVE -> {
				this.subscription.goOnFrom(since);
				goLive(since, List.of(), true);
			}
		}
	}

	private void readState() {
		SubscribeRequest.MapPage page = this.request.map();
		this.exchange.await(this.reader.readState(this.subscription, page.cursor(), page.limit()),
				(state) -> guarded(() -> giveState(state)), this::fail);
	}

	private void giveState(MapState state) {
		List<Publication> entries = this.subscription.take(state, this.request.map().cursor().isEmpty());
		if (this.reader.reaches(this.subscription, state, this.request.map().limit())) {
			goLive(this.subscription.revision(), entries, false);
		}
		else {
			give(this.results.state(entries, state.cursor()));
		}
	}

	private void readChanges(StreamPosition since) {
		if (!this.subscription.flags().positioned()) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
		this.subscription.goOnFrom(since);
		StreamPosition target = this.subscription.target();
		if (target != null) {
			readChanges(since, target);
			return;
		}
		this.exchange.await(this.reader.readTop(this.subscription), (top) -> {
			this.subscription.target(top);
			guarded(() -> readChanges(since, top));
		}, this::fail);
	}

	private void readChanges(StreamPosition since, StreamPosition target) {
		int limit = this.request.map().limit();
		if (this.reader.isNear(this.subscription, since, target, limit)) {
			goLive(since, List.of(), true);
			return;
		}
		this.exchange.await(this.reader.readChanges(this.subscription, since, limit),
				(changes) -> guarded(() -> giveChanges(changes)), this::fail);
	}

	private void giveChanges(MapReader.Changes changes) {
		give(this.results.changes(changes.publications(), changes.end()));
	}

	private void give(SubscribeResult page) {
		this.exchange.succeed(page, () -> {
			this.subscription.pause();
			this.subscription.settle();
		});
	}

	private void goLive(StreamPosition since, List<Publication> entries, boolean late) {
		this.exchange.await(this.reader.readMissed(this.subscription, since),
				(read) -> guarded(() -> complete(read, entries, late && this.request.recover())), this::fail);
	}

	private void complete(StreamRead read, List<Publication> entries, boolean recovering) {
		SubscribeResult result = this.results.live(read, entries, recovering);
		if (recovering) {
			this.client.shared().metrics().client().recover(true, result.publications().size());
		}
		this.exchange.succeed(result, () -> StreamStarter.goLiveInPublic(this.client, this.subscription));
	}

	private void fail(Throwable cause) {
		StreamStarter.abandon(this.client, this.subscription);
		this.exchange.fail(cause);
	}

}
