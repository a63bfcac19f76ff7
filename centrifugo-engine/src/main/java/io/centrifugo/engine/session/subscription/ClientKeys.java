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

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.map.Idempotency;
import io.centrifugo.engine.broker.map.MapBroker;
import io.centrifugo.engine.broker.map.MapPublishOptions;
import io.centrifugo.engine.broker.map.MapRemoveOptions;
import io.centrifugo.engine.broker.map.WriteCondition;
import io.centrifugo.engine.channel.PresenceOptions;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.session.SessionServices;

/**
 * Keys of maps that come and go with subscriptions: who is in a channel as a map, by
 * client and by user, and a client's own key in a map that is to lose it. Everything is
 * fire and forget: what fails is tried again when the key is renewed, or expires.
 *
 * @since 0.1.0
 */
public final class ClientKeys {

	private static final Logger logger = LoggerFactory.getLogger(ClientKeys.class);

	private final MapBroker maps;

	/**
	 * Create.
	 * @param services what the node offers
	 */
	public ClientKeys(SessionServices services) {
		this.maps = services.maps();
	}

	/**
	 * Add the keys of a live subscription, or let them live on. A user without an id has
	 * no key.
	 * @param subscription the subscription
	 * @param client the client without channel information
	 */
	public void renew(Subscription subscription, ClientInfo client) {
		PresenceOptions presence = subscription.options().presence();
		if (!presence.mapClientsPrefix().isEmpty()) {
			keep(presence.mapClientsPrefix() + subscription.channel(), client.client(), subscription.infoOf(client));
		}
		if (!presence.mapUsersPrefix().isEmpty() && !client.user().isEmpty()) {
			keep(presence.mapUsersPrefix() + subscription.channel(), client.user(), null);
		}
	}

	private void keep(String channel, String key, @Nullable ClientInfo info) {
		forget(this.maps.publish(channel, key, Payload.EMPTY,
				new MapPublishOptions(info, Map.of(), false, Idempotency.NONE, WriteCondition.KEEP_ALIVE)));
	}

	/**
	 * Remove the keys of a client whose subscription ends. The user's key expires, since
	 * other connections may want it.
	 * @param subscription the subscription
	 * @param client the client
	 */
	public void remove(Subscription subscription, ClientInfo client) {
		PresenceOptions presence = subscription.options().presence();
		if (!presence.mapClientsPrefix().isEmpty()) {
			String channel = presence.mapClientsPrefix() + subscription.channel();
			forget(this.maps.remove(channel, client.client(), MapRemoveOptions.NONE));
		}
		if (subscription.options().map().clients().removeOnUnsubscribe()) {
			forget(this.maps.remove(subscription.channel(), client.client(), MapRemoveOptions.NONE));
		}
	}

	private static void forget(Mono<?> work) {
		work.subscribe(null, (ex) -> logger.warn("Cannot change a key of a client", ex));
	}

}
