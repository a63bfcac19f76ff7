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

import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.handler.SubscriptionGrant;

/**
 * What the server does for one subscription.
 *
 * @param presence whether the client appears in presence
 * @param joinLeave whether join and leave events are published
 * @param pushJoinLeave whether the client gets such events
 * @param positioning whether the position is tracked
 * @param recovery whether missed publications can be recovered; implies positioning
 * @since 0.1.0
 */
public record SubscriptionFlags(boolean presence, boolean joinLeave, boolean pushJoinLeave, boolean positioning,
		boolean recovery) {

	/** Publications only. */
	public static final SubscriptionFlags NONE = new SubscriptionFlags(false, false, false, false, false);

	/**
	 * Apply what was granted to the options of a namespace.
	 * @param options the options
	 * @param override what differs
	 * @return the outcome
	 */
	public static SubscriptionFlags of(ChannelOptions options, SubscriptionGrant.Override override) {
		return new SubscriptionFlags(choose(override.presence(), options.presence().enabled()),
				choose(override.joinLeave(), options.presence().joinLeave()),
				choose(override.forcePushJoinLeave(), options.presence().forcePushJoinLeave()),
				choose(override.forcePositioning(), options.recovery().forcePositioning()),
				choose(override.forceRecovery(), options.recovery().forceRecovery()));
	}

	private static boolean choose(@Nullable Boolean override, boolean option) {
		return (override != null) ? override : option;
	}

	/**
	 * Return whether offsets are compared, for either reason.
	 * @return {@code true} with positioning or recovery
	 */
	public boolean positioned() {
		return this.positioning || this.recovery;
	}

}
