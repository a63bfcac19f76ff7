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

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.centrifugo.engine.handler.RefreshDecision;
import io.centrifugo.engine.metrics.FrameType;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.DisconnectException;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.command.RefreshRequest;
import io.centrifugo.engine.protocol.push.RefreshPush;
import io.centrifugo.engine.protocol.reply.RefreshResult;
import io.centrifugo.engine.session.ConnectionRefresh;
import io.centrifugo.engine.session.access.RefreshAccess;
import io.centrifugo.engine.session.flow.Exchange;
import io.centrifugo.engine.session.flow.LoopSubscriber;
import io.centrifugo.engine.session.flow.Ttl;
import io.centrifugo.engine.session.subscription.Subscription;

/**
 * Decides, when a connection expires or before, whether it lives on.
 */
final class RefreshFlow {

	private static final Logger logger = LoggerFactory.getLogger(RefreshFlow.class);

	private RefreshFlow() {
	}

	/**
	 * Serve a refresh command.
	 */
	static void byClient(ClientSession session, RefreshRequest request, Exchange exchange) {
		RefreshAccess access = session.shared().refreshAccess();
		if (request.token().isEmpty() || access.serverSide()) {
			throw Disconnect.BAD_REQUEST.toException();
		}
		exchange.await(access.byToken(session, request.token()),
				(renewal) -> exchange.succeed(renew(session, renewal)));
	}

	private static RefreshResult renew(ClientSession session, RefreshAccess.ConnectionRenewal renewal) {
		if (!renewal.channels().equals(tokenChannels(session))) {
			throw Disconnect.INSUFFICIENT_STATE.toException();
		}
		long now = session.shared().nowSeconds();
		RefreshDecision life = renewal.life();
		if (life.expireAt() > 0 && life.expireAt() <= now) {
			throw ProtocolError.EXPIRED.toException();
		}
		session.prolong(Ttl.limit(life.expireAt(), now), life.info(), life.meta());
		boolean expires = session.expireAt() > 0;
		return new RefreshResult(expires ? session.clientId() : "", "", expires,
				expires ? Ttl.of(session.expireAt(), now) : 0);
	}

	private static Set<String> tokenChannels(ClientSession session) {
		Set<String> channels = new HashSet<>();
		for (Subscription subscription : session.subscriptions().snapshot()) {
			if (subscription.namedByToken()) {
				channels.add(subscription.channel());
			}
		}
		return channels;
	}

	/**
	 * Apply what the server API says, and tell the client.
	 */
	static void byServer(ClientSession session, ConnectionRefresh refresh) {
		long now = session.shared().nowSeconds();
		if (refresh.expired() || (refresh.expireAt() != 0 && refresh.expireAt() <= now)) {
			session.close(Disconnect.EXPIRED);
			return;
		}
		session.prolong(Ttl.limit(refresh.expireAt(), now), refresh.info(), Payload.EMPTY);
		boolean expires = session.expireAt() > 0;
		session.push(FrameType.PUSH_REFRESH, "",
				new RefreshPush(expires, expires ? Ttl.of(session.expireAt(), now) : 0));
	}

	/**
	 * Deal with a connection whose time is over, the client's grace included.
	 */
	static void onExpiry(ClientSession session) {
		RefreshAccess access = session.shared().refreshAccess();
		if (!access.serverSide()) {
			session.close(Disconnect.EXPIRED);
			return;
		}
		LoopSubscriber.subscribe(access.byHandler(session), session.eventLoop(), new LoopSubscriber.Outcome<>() {

			@Override
			public void onValue(@Nullable RefreshDecision decision) {
				if (!session.closed()) {
					decide(session, decision);
				}
			}

			@Override
			public void onFailure(Throwable cause) {
				if (!session.closed()) {
					prolongAfter(session, cause);
				}
			}

		});
	}

	private static void decide(ClientSession session, @Nullable RefreshDecision decision) {
		long now = session.shared().nowSeconds();
		if (decision == null || (decision.expireAt() != 0 && decision.expireAt() <= now)) {
			session.close(Disconnect.EXPIRED);
			return;
		}
		session.prolong(Ttl.limit(decision.expireAt(), now), decision.info(), decision.meta());
	}

	private static void prolongAfter(ClientSession session, Throwable cause) {
		if (cause instanceof DisconnectException answer) {
			session.close(answer.disconnect());
			return;
		}
		logger.error("Refresh of client {} failed, asking again in a minute", session.clientId(), cause);
		session.prolong(session.shared().nowSeconds() + Ttl.AFTER_FAILURE, Payload.EMPTY, Payload.EMPTY);
	}

}
