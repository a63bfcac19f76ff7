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

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.session.subscription.SubscriptionTerms;

/**
 * A client that may connect.
 *
 * @param user user id, empty for anonymous
 * @param expireAt Unix seconds at which the connection expires, 0 for never
 * @param info information that other clients see
 * @param data custom data of the reply
 * @param meta server-side data
 * @param subscriptions server-side subscriptions by channel
 * @param tokenChannels those of the channels that the token names
 * @since 0.1.0
 */
public record Admission(String user, long expireAt, Payload info, Payload data, Payload meta,
		Map<String, SubscriptionTerms> subscriptions, Set<String> tokenChannels) {

	/**
	 * Admit a user without anything else.
	 * @param user the user id
	 * @return the admission
	 */
	static Admission user(String user) {
		return new Admission(user, 0, Payload.EMPTY, Payload.EMPTY, Payload.EMPTY, Map.of(), Set.of());
	}

	/**
	 * Add channels; those there are keep their terms.
	 * @param more the channels
	 * @return a copy
	 */
	Admission withSubscriptions(Map<String, SubscriptionTerms> more) {
		if (more.isEmpty()) {
			return this;
		}
		Map<String, SubscriptionTerms> all = new HashMap<>(more);
		all.putAll(this.subscriptions);
		return new Admission(this.user, this.expireAt, this.info, this.data, this.meta, all, this.tokenChannels);
	}

}
