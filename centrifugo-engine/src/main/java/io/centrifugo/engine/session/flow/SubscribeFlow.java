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

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.command.SubscribeRequest;
import io.centrifugo.engine.session.subscription.DeltaTypes;
import io.centrifugo.engine.session.subscription.RecoveryRequest;
import io.centrifugo.engine.session.subscription.StreamStart;
import io.centrifugo.engine.session.subscription.StreamSubscription;
import io.centrifugo.engine.session.subscription.SubscriptionTerms;

/**
 * Serves a subscribe command for a stream of publications.
 */
final class SubscribeFlow {

	private final Client client;

	private final SubscribeRequest request;

	private final Exchange exchange;

	private final StreamSubscription subscription;

	private SubscribeFlow(Client client, SubscribeRequest request, Exchange exchange) {
		this.client = client;
		this.request = request;
		this.exchange = exchange;
		this.subscription = StreamStarter.reserve(client, request.channel(), false);
	}

	static void start(Client client, SubscribeRequest request, Exchange exchange) {
		validate(client, request);
		SubscribeFlow flow = new SubscribeFlow(client, request, exchange);
		try {
			exchange.await(client.shared().subscribeAccess().decide(client, request), flow::begin, flow::fail);
		}
		catch (RuntimeException ex) {
			flow.fail(ex);
		}
	}

	private static void validate(Client client, SubscribeRequest request) {
		SubscribeChecks.requireAllowed(client, request);
		if (!request.delta().isEmpty() && !DeltaTypes.isKnown(request.delta())) {
			throw Disconnect.BAD_REQUEST.toException();
		}
		SubscribeChecks.requireNew(client, request.channel());
		SubscribeChecks.requireRoom(client);
	}

	private void begin(SubscriptionTerms terms) {
		int ttl = Ttl.of(terms.expireAt(), this.client.shared().nowSeconds());
		if (terms.expireAt() > 0 && ttl == 0) {
			fail(ProtocolError.EXPIRED.toException());
			return;
		}
		try {
			this.subscription.negotiate(SubscribeChecks.filter(this.request, terms.options()),
					DeltaTypes.agreed(this.request.delta(), terms.options()));
		}
		catch (ErrorException ex) {
			fail(ex);
			return;
		}
		this.subscription.begin(terms);
		StreamPosition since = new StreamPosition(this.request.offset(), this.request.epoch());
		boolean reject = (this.request.flag() & SubscribeRequest.FLAG_REJECT_UNRECOVERED) != 0;
		StreamStarter.start(this.client, this.subscription, new RecoveryRequest(this.request.recover(), since, reject),
				(start) -> complete(start, terms, terms.clientRefresh() ? ttl : 0), this::fail);
	}

	private void complete(StreamStart start, SubscriptionTerms terms, int ttl) {
		this.exchange.succeed(start.complete(this.client.wireForm().codec().type(), terms.data(), ttl), () -> {
			StreamStarter.goLive(this.client, this.subscription);
			StreamStarter.announce(this.client, this.subscription);
		});
	}

	private void fail(Throwable cause) {
		StreamStarter.abandon(this.client, this.subscription);
		this.exchange.fail(cause);
	}

}
