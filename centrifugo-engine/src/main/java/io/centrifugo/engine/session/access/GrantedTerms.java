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

import io.centrifugo.engine.channel.Channel;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.handler.SubscriptionGrant;
import io.centrifugo.engine.session.SubscriptionFlags;
import io.centrifugo.engine.session.subscription.SubscriptionTerms;

/**
 * Turns grants into terms by the options of their channels.
 */
final class GrantedTerms {

	private GrantedTerms() {
	}

	static SubscriptionTerms of(Channel channel, SubscriptionGrant grant, boolean clientRefresh) {
		SubscriptionFlags flags = SubscriptionFlags.of(channel.options(), grant.override());
		return new SubscriptionTerms(channel.options(), flags, grant.expireAt(), clientRefresh, grant.info(),
				grant.data());
	}

	/**
	 * Return the terms of server-side subscriptions.
	 * @throws io.centrifugo.engine.protocol.ErrorException 102 for an unknown namespace
	 */
	static Map<String, SubscriptionTerms> of(ChannelRules rules, Map<String, SubscriptionGrant> grants) {
		Map<String, SubscriptionTerms> terms = new HashMap<>();
		grants.forEach((channel, grant) -> {
			if (!channel.isEmpty()) {
				terms.put(channel, of(rules.resolve(channel), grant, false));
			}
		});
		return terms;
	}

}
