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

package io.centrifugo.engine.session;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * A subscription that the server makes for a connection at run time, as the server API or
 * another node asks for it.
 *
 * @param channel the channel
 * @param flags what the server does for it, overrides applied
 * @param expireAt Unix seconds at which it ends, 0 for never
 * @param info channel information that other clients see
 * @param data custom data of the subscribe push
 * @param recoverSince position from which missed publications are delivered, if any
 * @since 0.1.0
 */
public record ServerSubscription(String channel, SubscriptionFlags flags, long expireAt, Payload info, Payload data,
		@Nullable StreamPosition recoverSince) {
}
