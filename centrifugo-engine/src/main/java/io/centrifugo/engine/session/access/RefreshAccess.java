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

package io.centrifugo.engine.session.access;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.auth.ConnectionToken;
import io.centrifugo.engine.handler.RefreshDecision;
import io.centrifugo.engine.handler.RefreshHandler;
import io.centrifugo.engine.handler.SubRefreshHandler;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.SessionServices;

/**
 * Decides whether connections and subscriptions live on.
 *
 * @since 0.1.0
 */
public final class RefreshAccess {

	private final SessionServices services;

	private final @Nullable RefreshHandler handler;

	private final @Nullable SubRefreshHandler subscriptionHandler;

	/**
	 * Create.
	 * @param services what the node offers
	 */
	public RefreshAccess(SessionServices services) {
		this.services = services;
		this.handler = services.handlers().refresh();
		this.subscriptionHandler = services.handlers().subRefresh();
	}

	/**
	 * Return whether the server prolongs connections by itself, so that clients do not.
	 * @return whether there is a handler
	 */
	public boolean serverSide() {
		return this.handler != null;
	}

	/**
	 * Look at a new connection token.
	 * @param session the connection
	 * @param jwt the token
	 * @return what it says; fails with what the client is to be told
	 */
	public Mono<ConnectionRenewal> byToken(Session session, String jwt) {
		return this.services.tokens()
			.connection()
			.verifyConnection(jwt)
			.onErrorMap((ex) -> TokenFailures.atRefresh(ex))
			.map((token) -> renewal(session, token));
	}

	private ConnectionRenewal renewal(Session session, ConnectionToken token) {
		if (!token.user().equals(session.user())) {
			throw Disconnect.INVALID_TOKEN.toException();
		}
		long expireAt = this.services.options().connect().insecure() ? 0 : token.expireAt();
		RefreshDecision decision = new RefreshDecision(expireAt, token.info(), token.meta());
		return new ConnectionRenewal(decision, Set.copyOf(token.subscriptions().keySet()));
	}

	/**
	 * Look at a new subscription token.
	 * @param session the connection
	 * @param channel the channel
	 * @param jwt the token
	 * @return the new life; empty if the token is expired; fails with what the client is
	 * to be told
	 */
	public Mono<RefreshDecision> subscriptionByToken(Session session, String channel, String jwt) {
		return this.services.tokens()
			.subscription()
			.verifySubscription(jwt)
			.onErrorMap((ex) -> TokenFailures.atRefresh(ex))
			.map((token) -> {
				SubscribeAccess.requireMatch(this.services.channels(), token, session, channel);
				return new RefreshDecision(token.grant().expireAt(), token.grant().info(), Payload.EMPTY);
			})
			.onErrorResume((ex) -> TokenFailures.isExpired(ex) ? Mono.empty() : Mono.error(ex));
	}

	/**
	 * Ask the application whether a connection lives on.
	 * @param session the connection
	 * @return its new life, empty if it ends
	 */
	public Mono<RefreshDecision> byHandler(Session session) {
		RefreshHandler asked = this.handler;
		return (asked != null) ? Mono.defer(() -> asked.onRefresh(session.context())) : Mono.empty();
	}

	/**
	 * Ask the application whether a subscription lives on.
	 * @param session the connection
	 * @param channel the channel
	 * @return its new life, empty if it ends
	 */
	public Mono<RefreshDecision> subscriptionByHandler(Session session, String channel) {
		SubRefreshHandler asked = this.subscriptionHandler;
		return (asked != null) ? Mono.defer(() -> asked.onSubRefresh(session.context(), channel)) : Mono.empty();
	}

	/**
	 * What a new connection token says.
	 *
	 * @param life the new life
	 * @param channels server-side channels the token names
	 */
	public record ConnectionRenewal(RefreshDecision life, Set<String> channels) {
	}

}
