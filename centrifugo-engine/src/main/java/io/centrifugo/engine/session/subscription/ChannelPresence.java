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

package io.centrifugo.engine.session.subscription;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.PresenceManager;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.session.SessionServices;

/**
 * Tells the rest of the cluster who is in a channel: presence entries, join and leave
 * events.
 *
 * @since 0.1.0
 */
public final class ChannelPresence {

	private static final Logger logger = LoggerFactory.getLogger(ChannelPresence.class);

	private final PresenceManager presence;

	private final Broker broker;

	/**
	 * Create.
	 * @param services what the node offers
	 */
	public ChannelPresence(SessionServices services) {
		this.presence = services.presence();
		this.broker = services.broker();
	}

	/**
	 * List a client.
	 * @param subscription its subscription
	 * @param client the client without channel information
	 * @return completes when it is listed
	 */
	Mono<Void> enter(Subscription subscription, ClientInfo client) {
		return this.presence.add(subscription.channel(), subscription.infoOf(client));
	}

	/**
	 * Keep a client listed, if it is; fire and forget.
	 * @param subscription its subscription
	 * @param client the client without channel information
	 */
	public void renew(Subscription subscription, ClientInfo client) {
		if (subscription.presenceEntered()) {
			forget(enter(subscription, client), "renew presence of", client);
		}
	}

	/**
	 * List a client no longer, if it may be; fire and forget.
	 * @param subscription its subscription
	 * @param client the client
	 */
	public void leave(Subscription subscription, ClientInfo client) {
		if (subscription.presenceEntered()) {
			forget(this.presence.remove(subscription.channel(), client.client(), client.user()), "remove presence of",
					client);
		}
	}

	/**
	 * Publish that a client subscribed, if the channel wants it; fire and forget.
	 * @param subscription its subscription
	 * @param client the client without channel information
	 */
	public void publishJoin(Subscription subscription, ClientInfo client) {
		if (subscription.flags().joinLeave()) {
			forget(this.broker.publishJoin(subscription.channel(), subscription.infoOf(client)), "publish join of",
					client);
		}
	}

	/**
	 * Publish that a subscription ended, if the channel wants it; fire and forget.
	 * @param subscription the subscription
	 * @param client the client without channel information
	 */
	public void publishLeave(Subscription subscription, ClientInfo client) {
		if (subscription.flags().joinLeave()) {
			forget(this.broker.publishLeave(subscription.channel(), subscription.infoOf(client)), "publish leave of",
					client);
		}
	}

	private static void forget(Mono<Void> work, String what, ClientInfo client) {
		work.subscribe(null, (ex) -> logger.warn("Cannot {} client {}", what, client.client(), ex));
	}

}
