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

package io.centrifugo.engine.session.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.ProtocolType;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.command.SubscribeRequest;
import io.centrifugo.engine.protocol.reply.SubscribeResult;
import io.centrifugo.engine.session.access.Admission;
import io.centrifugo.engine.session.flow.StreamStarter;
import io.centrifugo.engine.session.subscription.DeltaTypes;
import io.centrifugo.engine.session.subscription.RecoveryRequest;
import io.centrifugo.engine.session.subscription.StreamStart;
import io.centrifugo.engine.session.subscription.StreamSubscription;
import io.centrifugo.engine.session.subscription.SubscriptionTerms;

/**
 * The server-side subscriptions that a connect brings: all start at once, and the first
 * that fails undoes the others.
 */
final class ConnectSubscriptions {

	private final ClientSession session;

	private final Admission admission;

	private final Consumer<ConnectSubscriptions> ready;

	private final Consumer<Throwable> failed;

	private final List<StreamSubscription> subscriptions = new ArrayList<>(0);

	private final List<StreamStart> starts = new ArrayList<>(0);

	private boolean aborted;

	ConnectSubscriptions(ClientSession session, Admission admission, Consumer<ConnectSubscriptions> ready,
			Consumer<Throwable> failed) {
		this.session = session;
		this.admission = admission;
		this.ready = ready;
		this.failed = failed;
	}

	/**
	 * Start them all.
	 * @param requests positions from which the client wants to recover, by channel
	 */
	void start(Map<String, SubscribeRequest> requests) {
		Map<String, SubscriptionTerms> all = this.admission.subscriptions();
		if (all.isEmpty()) {
			conclude();
			return;
		}
		all.forEach((channel, terms) -> {
			StreamSubscription subscription = StreamStarter.reserve(this.session, channel, true);
			SubscribeRequest request = requests.get(channel);
			subscription.negotiate(null, request != null && DeltaTypes.agreed(request.delta(), terms.options()));
			subscription.namedByToken(this.admission.tokenChannels().contains(channel));
			subscription.begin(terms);
			this.subscriptions.add(subscription);
		});
		for (StreamSubscription subscription : this.subscriptions) {
			if (!this.aborted && !this.session.closed()) {
				start(subscription, requests.get(subscription.channel()));
			}
		}
	}

	private void start(StreamSubscription subscription, @Nullable SubscribeRequest request) {
		long expireAt = subscription.expireAt();
		if (expireAt > 0 && expireAt <= this.session.shared().nowSeconds()) {
			abort(ProtocolError.EXPIRED.toException());
			return;
		}
		RecoveryRequest recovery = (request != null)
				? new RecoveryRequest(request.recover(), new StreamPosition(request.offset(), request.epoch()), false)
				: RecoveryRequest.NONE;
		StreamStarter.start(this.session, subscription, recovery, this::started, this::abort);
	}

	private void started(StreamStart start) {
		this.starts.add(start);
		if (this.starts.size() == this.subscriptions.size()) {
			conclude();
		}
	}

	private void conclude() {
		try {
			this.ready.accept(this);
		}
		catch (RuntimeException ex) {
			abort(ex);
		}
	}

	private void abort(Throwable cause) {
		if (!this.aborted) {
			this.aborted = true;
			this.subscriptions.forEach((subscription) -> StreamStarter.abandon(this.session, subscription));
			if (!this.session.closed()) {
				this.failed.accept(cause);
			}
		}
	}

	/**
	 * Join for each what it missed with what arrived.
	 * @return the results for the connect reply
	 */
	Map<String, SubscribeResult> complete() {
		Map<String, SubscribeResult> results = new LinkedHashMap<>();
		ProtocolType protocol = this.session.wireForm().codec().type();
		for (StreamStart start : this.starts) {
			String channel = start.subscription().channel();
			SubscriptionTerms terms = this.admission.subscriptions().get(channel);
			Payload data = (terms != null) ? terms.data() : Payload.EMPTY;
			results.put(channel, start.complete(protocol, data, 0));
		}
		return results;
	}

	/**
	 * Deliver from now on.
	 */
	void goLive() {
		this.subscriptions.forEach((subscription) -> StreamStarter.goLive(this.session, subscription));
	}

	/**
	 * Tell others.
	 */
	void announce() {
		for (StreamSubscription subscription : this.subscriptions) {
			if (subscription.live()) {
				StreamStarter.announce(this.session, subscription);
			}
		}
	}

}
