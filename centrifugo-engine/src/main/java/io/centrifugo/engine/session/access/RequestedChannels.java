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

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.centrifugo.engine.channel.Channel;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.handler.SubscriptionGrant;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.session.subscription.SubscriptionTerms;

/**
 * Server-side subscriptions that a client asks for when it connects.
 */
final class RequestedChannels {

	private RequestedChannels() {
	}

	/**
	 * Choose those that the client could subscribe to by itself; the others are passed
	 * over.
	 * @throws io.centrifugo.engine.protocol.DisconnectException 3501 for an unknown
	 * namespace
	 */
	static Map<String, SubscriptionTerms> terms(ChannelRules rules, Set<String> names, String user) {
		if (names.isEmpty()) {
			return Map.of();
		}
		Map<String, SubscriptionTerms> chosen = new HashMap<>();
		for (String name : names) {
			Channel channel = resolve(rules, name);
			if (!name.isEmpty() && channel.maySubscribeOnConnect(user)) {
				chosen.put(name, GrantedTerms.of(channel, SubscriptionGrant.DEFAULT, false));
			}
		}
		return chosen;
	}

	private static Channel resolve(ChannelRules rules, String name) {
		try {
			return rules.resolve(name);
		}
		catch (ErrorException ex) {
			throw Disconnect.BAD_REQUEST.toException();
		}
	}

}
