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

package io.centrifugo.engine.handler;

import java.util.Map;

import io.centrifugo.engine.protocol.Payload;

/**
 * Who a client is.
 *
 * @param user user id, empty for anonymous
 * @param expireAt Unix seconds at which the connection must be refreshed, 0 for never
 * @param info information that other clients see
 * @param data custom data of the connect reply
 * @param meta server-side data bound to the connection
 * @param subscriptions server-side subscriptions by channel
 * @since 0.1.0
 */
public record ConnectDecision(String user, long expireAt, Payload info, Payload data, Payload meta,
		Map<String, SubscriptionGrant> subscriptions) {

	public ConnectDecision {
		subscriptions = Map.copyOf(subscriptions);
	}

	/**
	 * Accept a client as a user, without anything else.
	 * @param user the user id
	 * @return the decision
	 */
	public static ConnectDecision user(String user) {
		return new ConnectDecision(user, 0, Payload.EMPTY, Payload.EMPTY, Payload.EMPTY, Map.of());
	}

}
