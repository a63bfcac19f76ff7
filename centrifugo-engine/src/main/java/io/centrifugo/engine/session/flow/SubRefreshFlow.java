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
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.centrifugo.engine.handler.RefreshDecision;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.DisconnectException;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.Unsubscribe;
import io.centrifugo.engine.protocol.command.SubRefreshRequest;
import io.centrifugo.engine.protocol.reply.SubRefreshResult;
import io.centrifugo.engine.session.access.RefreshAccess;
import io.centrifugo.engine.session.subscription.Subscription;

/**
 * Decides whether an expiring subscription lives on.
 */
final class SubRefreshFlow {

	private static final Logger logger = LoggerFactory.getLogger(SubRefreshFlow.class);

	private SubRefreshFlow() {
	}

	/**
	 * Return whether the application is asked, rather than the client.
	 */
	static boolean isServerSide(Client client) {
		return client.shared().handlers().subRefresh() != null;
	}

	/**
	 * Serve a sub_refresh command for a live subscription.
	 */
	static void byClient(Client client, Subscription subscription, SubRefreshRequest request, Exchange exchange) {
		if (!subscription.clientRefresh()) {
			throw Disconnect.BAD_REQUEST.toException();
		}
		if (request.token().isEmpty()) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
		RefreshAccess access = client.shared().refreshAccess();
		exchange.await(
				access.subscriptionByToken(client, request.channel(), request.token())
					.map(Optional::of)
					.defaultIfEmpty(Optional.empty()),
				(decision) -> exchange.succeed(renew(client, subscription, decision.orElse(null))));
	}

	/**
	 * Apply a new token. An expired one changes nothing: the old life ends in time, and
	 * the client then subscribes again.
	 */
	private static SubRefreshResult renew(Client client, Subscription subscription,
			@Nullable RefreshDecision decision) {
		long now = client.shared().nowSeconds();
		if (decision != null && decision.expireAt() > 0 && decision.expireAt() < now) {
			throw ProtocolError.EXPIRED.toException();
		}
		if (decision == null || subscription.ended()) {
			return new SubRefreshResult(false, 0, List.of());
		}
		subscription.refresh(Ttl.limit(decision.expireAt(), now), decision.info());
		boolean expires = subscription.expireAt() > 0;
		return new SubRefreshResult(expires, expires ? Ttl.of(subscription.expireAt(), now) : 0, List.of());
	}

	/**
	 * Ask the application about a subscription whose time is over.
	 */
	static void byHandler(Client client, Subscription subscription) {
		if (subscription.refreshing()) {
			return;
		}
		subscription.refreshing(true);
		RefreshAccess access = client.shared().refreshAccess();
		LoopSubscriber.subscribe(access.subscriptionByHandler(client, subscription.channel()), client.eventLoop(),
				new LoopSubscriber.Outcome<>() {

					@Override
					public void onValue(@Nullable RefreshDecision decision) {
						subscription.refreshing(false);
						if (subscription.live()) {
							decide(client, subscription, decision);
						}
					}

					@Override
					public void onFailure(Throwable cause) {
						subscription.refreshing(false);
						if (subscription.live()) {
							prolongAfter(client, subscription, cause);
						}
					}

				});
	}

	private static void decide(Client client, Subscription subscription, @Nullable RefreshDecision decision) {
		long now = client.shared().nowSeconds();
		if (decision == null || (decision.expireAt() != 0 && decision.expireAt() <= now)) {
			UnsubscribeFlow.force(client, subscription, Unsubscribe.EXPIRED, Disconnect.SUBSCRIPTION_EXPIRED);
			return;
		}
		subscription.refresh(Ttl.limit(decision.expireAt(), now), decision.info());
	}

	private static void prolongAfter(Client client, Subscription subscription, Throwable cause) {
		if (cause instanceof DisconnectException answer) {
			client.close(answer.disconnect());
			return;
		}
		logger.error("Refresh of a subscription of client {} failed, asking again later", client.clientId(), cause);
		subscription.refresh(client.shared().nowSeconds() + Ttl.AFTER_FAILURE, Payload.EMPTY);
	}

}
