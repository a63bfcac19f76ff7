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

package io.centrifugo.engine.api;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.handler.SubscriptionGrant;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.session.SessionSelector;

/**
 * Subscribe connections to a channel.
 *
 * @param channel the channel
 * @param selector which connections
 * @param grant terms of the subscription
 * @param recoverSince position from which missed publications are delivered, if any
 * @since 0.1.0
 */
public record SubscribeRequest(String channel, SessionSelector selector, SubscriptionGrant grant,
		@Nullable StreamPosition recoverSince) {

	/**
	 * Create a request with everything as the namespace has it.
	 * @param channel the channel
	 * @param user the user whose connections are meant
	 */
	public SubscribeRequest(String channel, String user) {
		this(channel, SessionSelector.user(user), SubscriptionGrant.DEFAULT, null);
	}

}
