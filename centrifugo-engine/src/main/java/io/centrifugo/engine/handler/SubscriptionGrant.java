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

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.Payload;

/**
 * Terms on which a subscription is granted, by a token, a handler or the server API.
 *
 * @param expireAt Unix seconds at which it must be refreshed, 0 for never
 * @param info channel information that other clients see
 * @param data custom data of the subscribe reply
 * @param override options that differ from the namespace's
 * @since 0.1.0
 */
public record SubscriptionGrant(long expireAt, Payload info, Payload data, Override override) {

	/** The namespace's options, nothing added. */
	public static final SubscriptionGrant DEFAULT = new SubscriptionGrant(0, Payload.EMPTY, Payload.EMPTY,
			Override.NONE);

	/**
	 * Channel options set for one subscription; {@code null} leaves the namespace's
	 * value.
	 *
	 * @param presence whether the client appears in presence
	 * @param joinLeave whether join and leave events are published
	 * @param forcePushJoinLeave whether the client gets such events unasked
	 * @param forcePositioning whether the position is tracked unasked
	 * @param forceRecovery whether recovery is on unasked
	 */
	public record Override(@Nullable Boolean presence, @Nullable Boolean joinLeave,
			@Nullable Boolean forcePushJoinLeave, @Nullable Boolean forcePositioning, @Nullable Boolean forceRecovery) {

		/** Everything as the namespace says. */
		public static final Override NONE = new Override(null, null, null, null, null);

	}

}
