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

import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.session.SubscriptionFlags;

/**
 * What a subscription was granted.
 *
 * @param options options of the channel's namespace
 * @param flags what the server does for it
 * @param expireAt Unix seconds at which it expires, 0 for never
 * @param clientRefresh whether the client is to refresh it
 * @param info channel information that other clients see
 * @param data custom data of the reply
 * @since 0.1.0
 */
public record SubscriptionTerms(ChannelOptions options, SubscriptionFlags flags, long expireAt, boolean clientRefresh,
		Payload info, Payload data) {
}
