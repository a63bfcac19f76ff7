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

import java.util.Arrays;
import java.util.List;

import io.centrifugo.engine.poll.SharedPolls;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.command.SubRefreshRequest;
import io.centrifugo.engine.protocol.command.SubscribeRequest;
import io.centrifugo.engine.protocol.reply.SubRefreshResult;
import io.centrifugo.engine.protocol.reply.SubscribeResult;
import io.centrifugo.engine.session.poll.PollSubscription;
import io.centrifugo.engine.session.poll.TrackPlan;
import io.centrifugo.engine.session.subscription.DeltaTypes;
import io.centrifugo.engine.session.subscription.Subscription;
import io.centrifugo.engine.session.subscription.SubscriptionTerms;

/**
 * Serves commands for shared poll channels: subscribe, track and untrack.
 */
final class SharedPollFlow {

	private static final int TRACK = 1;

	private final Client client;

	private final SubscribeRequest request;

	private final Exchange exchange;

	private final PollSubscription subscription;

	private SharedPollFlow(Client client, SubscribeRequest request, Exchange exchange) {
		this.client = client;
		this.request = request;
		this.exchange = exchange;
		this.subscription = new PollSubscription(client, request.channel(), polls());
		client.subscriptions().add(this.subscription);
	}

	private SharedPolls polls() {
		return this.client.shared().services().polls();
	}

	static void subscribe(Client client, SubscribeRequest request, Exchange exchange) {
		SubscribeChecks.requireType(client, request);
		SubscribeChecks.requireNew(client, request.channel());
		SubscribeChecks.requireRoom(client);
		SharedPollFlow flow = new SharedPollFlow(client, request, exchange);
		try {
			exchange.await(client.shared().subscribeAccess().decide(client, request), flow::complete, flow::fail);
		}
		catch (RuntimeException ex) {
			flow.fail(ex);
		}
	}

	private void complete(SubscriptionTerms terms) {
		int ttl = Ttl.of(terms.expireAt(), this.client.shared().nowSeconds());
		if (terms.expireAt() > 0 && ttl == 0) {
			fail(ProtocolError.EXPIRED.toException());
			return;
		}
		this.subscription.negotiate(DeltaTypes.agreed(this.request.delta(), terms.options()));
		this.subscription.begin(terms);
		String epoch = polls().epoch(this.request.channel(), terms.options().sharedPoll());
		boolean expires = ttl > 0 && terms.clientRefresh();
		SubscribeResult result = new SubscribeResult(expires, expires ? ttl : 0, false, epoch, List.of(), false, 0,
				false, Payload.EMPTY, false, this.subscription.delta(), 0,
				new SubscribeResult.MapState(this.request.map().type(), 0, "", List.of(), 0));
		this.exchange.succeed(result, () -> StreamStarter.goLiveInPublic(this.client, this.subscription));
	}

	private void fail(Throwable cause) {
		StreamStarter.abandon(this.client, this.subscription);
		this.exchange.fail(cause);
	}

	/**
	 * Serve a sub_refresh command that is about keys.
	 */
	static void refresh(Client client, Subscription subscription, SubRefreshRequest request, Exchange exchange) {
		if (!(subscription instanceof PollSubscription polled)) {
			throw ProtocolError.PERMISSION_DENIED.toException();
		}
		if (request.operation() == TRACK) {
			track(client, polled, new TrackPlan(request), exchange);
			return;
		}
		if (request.untrack().isEmpty()) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
		exchange.succeed(new SubRefreshResult(false, 0, List.of()), () -> polled.untrack(request.untrack()));
	}

	private static void track(Client client, PollSubscription subscription, TrackPlan plan, Exchange exchange) {
		subscription.requireRoom(plan);
		long[] expireAt = plan.verify(client.shared().services().tokens().tracks(), client.user(),
				subscription.channel());
		long first = Arrays.stream(expireAt).filter((each) -> each > 0).min().orElse(0);
		int ttl = Ttl.of(first, client.shared().nowSeconds());
		exchange.succeed(new SubRefreshResult(first > 0, ttl, List.of()), () -> subscription.track(plan, expireAt));
	}

}
