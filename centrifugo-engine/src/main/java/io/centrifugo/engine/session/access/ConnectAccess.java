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

import java.util.Map;
import java.util.Set;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.auth.ConnectionToken;
import io.centrifugo.engine.handler.ConnectDecision;
import io.centrifugo.engine.handler.ConnectEvent;
import io.centrifugo.engine.handler.SubscriptionGrant;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.command.ConnectRequest;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.SessionServices;
import io.centrifugo.engine.session.subscription.SubscriptionTerms;

/**
 * Decides who a client is: by its token, by the application's handlers, as anonymous, or
 * by a trusted proxy's header, whichever applies first.
 *
 * @since 0.1.0
 */
public final class ConnectAccess {

	private final SessionServices services;

	private final ClientOptions.Connect options;

	private final PersonalChannels personalChannels;

	/**
	 * Create.
	 * @param services what the node offers
	 */
	public ConnectAccess(SessionServices services) {
		this.services = services;
		this.options = services.options().connect();
		this.personalChannels = new PersonalChannels(services);
	}

	/**
	 * Decide.
	 * @param session the connection
	 * @param request what it sent
	 * @return the admission; fails with what the client is to be told
	 */
	public Mono<Admission> decide(Session session, ConnectRequest request) {
		if (!request.token().isEmpty()) {
			return byToken(request).map((admission) -> withRequested(admission, request))
				.flatMap((admission) -> withPersonal(admission, session));
		}
		return byHandler(session, request).switchIfEmpty(Mono.defer(() -> anonymous(request)))
			.flatMap((admission) -> withPersonal(admission, session))
			.switchIfEmpty(Mono.defer(() -> byHeader(session)))
			.switchIfEmpty(Mono.error(Disconnect.BAD_REQUEST::toException));
	}

	private Mono<Admission> byToken(ConnectRequest request) {
		return this.services.tokens()
			.connection()
			.verifyConnection(request.token())
			.onErrorMap((ex) -> TokenFailures.atConnect(ex))
			.map(this::admit);
	}

	private Admission admit(ConnectionToken token) {
		if (token.user().isEmpty() && this.options.disallowAnonymousTokens()) {
			throw Disconnect.PERMISSION_DENIED.toException();
		}
		Map<String, SubscriptionTerms> terms = terms(token.subscriptions());
		return new Admission(token.user(), expiry(token.expireAt()), token.info(), Payload.EMPTY, token.meta(), terms,
				Set.copyOf(terms.keySet()));
	}

	private long expiry(long expireAt) {
		return this.options.insecure() ? 0 : expireAt;
	}

	private Map<String, SubscriptionTerms> terms(Map<String, SubscriptionGrant> grants) {
		return GrantedTerms.of(this.services.channels(), grants);
	}

	private Mono<Admission> byHandler(Session session, ConnectRequest request) {
		return HandlerChain
			.first(this.services.handlers().connect(),
					(handler) -> handler.onConnect(new ConnectEvent(session.context(), request.data(), request.name(),
							request.version(), request.subs().keySet())))
			.map(this::admit);
	}

	private Admission admit(ConnectDecision decision) {
		return new Admission(decision.user(), expiry(decision.expireAt()), decision.info(), decision.data(),
				decision.meta(), terms(decision.subscriptions()), Set.of());
	}

	private Mono<Admission> anonymous(ConnectRequest request) {
		boolean allowed = this.options.allowAnonymous() || this.options.insecure();
		return allowed ? Mono.just(withRequested(Admission.user(""), request)) : Mono.empty();
	}

	private Mono<Admission> byHeader(Session session) {
		String user = session.transport().authenticatedUser();
		return user.isEmpty() ? Mono.empty() : Mono.just(Admission.user(user));
	}

	private Admission withRequested(Admission admission, ConnectRequest request) {
		return admission.withSubscriptions(
				RequestedChannels.terms(this.services.channels(), request.subs().keySet(), admission.user()));
	}

	private Mono<Admission> withPersonal(Admission admission, Session session) {
		return this.personalChannels.add(admission, session.clientId());
	}

}
