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

import reactor.core.publisher.Mono;

import io.centrifugo.engine.auth.SubscriptionToken;
import io.centrifugo.engine.channel.Channel;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.handler.SubscribeEvent;
import io.centrifugo.engine.handler.SubscriptionGrant;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.command.SubscribeRequest;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.SessionServices;
import io.centrifugo.engine.session.SubscriptionFlags;
import io.centrifugo.engine.session.subscription.SubscriptionTerms;

/**
 * Decides whether a client may subscribe, and on what terms.
 *
 * @since 0.1.0
 */
public final class SubscribeAccess {

	private final SessionServices services;

	private final boolean clientRefresh;

	/**
	 * Create.
	 * @param services what the node offers
	 */
	public SubscribeAccess(SessionServices services) {
		this.services = services;
		this.clientRefresh = services.handlers().subRefresh() == null;
	}

	/**
	 * Decide.
	 * @param session the connection
	 * @param request what it asks for
	 * @return the terms; fails with what the client is to be told
	 */
	public Mono<SubscriptionTerms> decide(Session session, SubscribeRequest request) {
		Channel channel = this.services.channels().resolve(request.channel());
		if (!channel.nameAllowed()) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
		if (channel.options().type().number() != request.map().type()) {
			throw ProtocolError.PERMISSION_DENIED.toException();
		}
		if (!request.token().isEmpty()) {
			return byToken(session, request, channel);
		}
		if (channel.isPrivate()) {
			throw ProtocolError.PERMISSION_DENIED.toException();
		}
		if (channel.userLimited()) {
			return byConfiguration(session, request, channel);
		}
		return byHandler(session, request, channel)
			.switchIfEmpty(Mono.defer(() -> byConfiguration(session, request, channel)));
	}

	private Mono<SubscriptionTerms> byToken(Session session, SubscribeRequest request, Channel channel) {
		return this.services.tokens()
			.subscription()
			.verifySubscription(request.token())
			.onErrorMap((ex) -> TokenFailures.atSubscribe(ex))
			.map((token) -> {
				requireMatch(this.services.channels(), token, session, request.channel());
				return wished(session, request, channel, token.grant());
			});
	}

	/**
	 * Refuse a token that is for someone or something else.
	 */
	static void requireMatch(ChannelRules rules, SubscriptionToken token, Session session, String channel) {
		rules.resolve(token.channel());
		boolean sameClient = token.client().isEmpty() || token.client().equals(session.clientId());
		if (!sameClient || !token.channel().equals(channel) || !token.user().equals(session.user())) {
			throw Disconnect.INVALID_TOKEN.toException();
		}
	}

	private Mono<SubscriptionTerms> byHandler(Session session, SubscribeRequest request, Channel channel) {
		return HandlerChain
			.first(this.services.handlers().subscribe(),
					(handler) -> handler
						.onSubscribe(new SubscribeEvent(session.context(), request.channel(), request.data())))
			.map((grant) -> GrantedTerms.of(channel, grant, this.clientRefresh));
	}

	private Mono<SubscriptionTerms> byConfiguration(Session session, SubscribeRequest request, Channel channel) {
		boolean listed = channel.userLimited() && channel.listsUser(session.user());
		boolean proxied = channel.options().proxies().subscribe().enabled()
				|| channel.options().proxies().subscribeStream().enabled();
		if (proxied && !channel.userLimited()) {
			return Mono.error(ProtocolError.NOT_AVAILABLE.toException());
		}
		if (listed || channel.maySubscribe(session.user())) {
			return Mono.just(wished(session, request, channel, SubscriptionGrant.DEFAULT));
		}
		return Mono.error(ProtocolError.PERMISSION_DENIED.toException());
	}

	private SubscriptionTerms wished(Session session, SubscribeRequest request, Channel channel,
			SubscriptionGrant grant) {
		ChannelOptions options = channel.options();
		SubscriptionFlags flags = SubscriptionFlags.of(options, grant.override());
		boolean history = channel.mayReadHistory(session.user(), true);
		boolean positioning = request.positioned() && (options.recovery().allowPositioning() || history);
		boolean recovery = request.recoverable() && (options.recovery().allowRecovery() || history);
		boolean joinLeave = request.joinLeave() && options.presence().joinLeave()
				&& channel.mayReadPresence(session.user(), true);
		SubscriptionFlags granted = new SubscriptionFlags(flags.presence(), flags.joinLeave(),
				flags.pushJoinLeave() || joinLeave, flags.positioning() || positioning, flags.recovery() || recovery);
		return new SubscriptionTerms(options, granted, grant.expireAt(), this.clientRefresh, grant.info(),
				grant.data());
	}

}
