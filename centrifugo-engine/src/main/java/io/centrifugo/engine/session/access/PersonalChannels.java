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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.PresenceStats;
import io.centrifugo.engine.handler.SubscriptionGrant;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.session.SessionSelector;
import io.centrifugo.engine.session.SessionServices;
import io.centrifugo.engine.session.subscription.SubscriptionTerms;

/**
 * The channel of a user's own, and the rule that a user has but one connection.
 */
final class PersonalChannels {

	private static final Logger logger = LoggerFactory.getLogger(PersonalChannels.class);

	private final SessionServices services;

	private final ClientOptions.PersonalChannel options;

	PersonalChannels(SessionServices services) {
		this.services = services;
		this.options = services.options().connect().personalChannel();
	}

	/**
	 * Add the personal channel, after the user's other connections were told to close
	 * where only one may be.
	 */
	Mono<Admission> add(Admission admission, String client) {
		if (!this.options.enabled() || admission.user().isEmpty()) {
			return Mono.just(admission);
		}
		String channel = this.services.channels().personalChannel(this.options.namespace(), admission.user());
		SubscriptionTerms terms = GrantedTerms.of(this.services.channels().resolve(channel), SubscriptionGrant.DEFAULT,
				false);
		Admission complete = admission.withSubscriptions(Map.of(channel, terms));
		return this.options.singleConnection() ? closeOthers(channel, admission.user(), client).thenReturn(complete)
				: Mono.just(complete);
	}

	private Mono<Void> closeOthers(String channel, String user, String client) {
		return this.services.presence()
			.stats(channel)
			.map(PresenceStats::clients)
			.defaultIfEmpty(0)
			.flatMap((others) -> (others > 0) ? closeOthers(user, client) : Mono.empty())
			.onErrorMap((ex) -> {
				logger.error("Cannot close the other connections of the user of client {}", client, ex);
				return Disconnect.SERVER_ERROR.toException();
			});
	}

	private Mono<Void> closeOthers(String user, String client) {
		return this.services.cluster()
			.disconnect(SessionSelector.user(user), Set.of(client), Disconnect.CONNECTION_LIMIT);
	}

}
