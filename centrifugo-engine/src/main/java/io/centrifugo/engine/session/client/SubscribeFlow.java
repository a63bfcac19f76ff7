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

	private final ClientSession session;

	private final SubscribeRequest request;

	private final Exchange exchange;

	private final StreamSubscription subscription;

	private SubscribeFlow(ClientSession session, SubscribeRequest request, Exchange exchange) {
		this.session = session;
		this.request = request;
		this.exchange = exchange;
		this.subscription = StreamStarter.reserve(session, request.channel(), false);
	}

	static void start(ClientSession session, SubscribeRequest request, Exchange exchange) {
		validate(session, request);
		SubscribeFlow flow = new SubscribeFlow(session, request, exchange);
		try {
			exchange.await(session.shared().subscribeAccess().decide(session, request), flow::begin, flow::fail);
		}
		catch (RuntimeException ex) {
			flow.fail(ex);
		}
	}

	private static void validate(ClientSession session, SubscribeRequest request) {
		SubscribeChecks.requireAllowed(session, request);
		if (!request.delta().isEmpty() && !DeltaTypes.isKnown(request.delta())) {
			throw Disconnect.BAD_REQUEST.toException();
		}
		SubscribeChecks.requireNew(session, request.channel());
		SubscribeChecks.requireRoom(session);
	}

	private void begin(SubscriptionTerms terms) {
		int ttl = Ttl.of(terms.expireAt(), this.session.shared().nowSeconds());
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
		StreamStarter.start(this.session, this.subscription, new RecoveryRequest(this.request.recover(), since, reject),
				(start) -> complete(start, terms, terms.clientRefresh() ? ttl : 0), this::fail);
	}

	private void complete(StreamStart start, SubscriptionTerms terms, int ttl) {
		this.exchange.succeed(start.complete(this.session.wireForm().codec().type(), terms.data(), ttl), () -> {
			StreamStarter.goLive(this.session, this.subscription);
			StreamStarter.announce(this.session, this.subscription);
		});
	}

	private void fail(Throwable cause) {
		StreamStarter.abandon(this.session, this.subscription);
		this.exchange.fail(cause);
	}

}
