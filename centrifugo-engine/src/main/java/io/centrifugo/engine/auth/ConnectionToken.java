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

package io.centrifugo.engine.auth;

import java.util.Map;

import io.centrifugo.engine.handler.SubscriptionGrant;
import io.centrifugo.engine.protocol.Payload;

/**
 * What a connection token that was found valid says.
 *
 * @param user user id, empty for anonymous
 * @param expireAt Unix seconds at which the connection expires, 0 for never
 * @param info information that other clients see
 * @param meta server-side data bound to the connection
 * @param subscriptions server-side subscriptions by channel
 * @since 0.1.0
 */
public record ConnectionToken(String user, long expireAt, Payload info, Payload meta,
		Map<String, SubscriptionGrant> subscriptions) {

	public ConnectionToken {
		subscriptions = Map.copyOf(subscriptions);
	}

}
