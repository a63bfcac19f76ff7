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

package io.centrifugo.engine.channel;

/**
 * Presence, join and leave of a namespace.
 *
 * @param enabled whether subscribers are listed
 * @param joinLeave whether join and leave events are published
 * @param forcePushJoinLeave whether every subscriber gets them unasked
 * @param mapClientsPrefix prefix of the map channel that mirrors presence by client,
 * empty for none
 * @param mapUsersPrefix prefix of the map channel that mirrors presence by user, empty
 * for none
 * @since 0.1.0
 */
public record PresenceOptions(boolean enabled, boolean joinLeave, boolean forcePushJoinLeave, String mapClientsPrefix,
		String mapUsersPrefix) {

	/** Nothing of it. */
	public static final PresenceOptions NONE = new PresenceOptions(false, false, false);

	/**
	 * Create options without mirrors.
	 * @param enabled whether subscribers are listed
	 * @param joinLeave whether join and leave events are published
	 * @param forcePushJoinLeave whether every subscriber gets them unasked
	 */
	public PresenceOptions(boolean enabled, boolean joinLeave, boolean forcePushJoinLeave) {
		this(enabled, joinLeave, forcePushJoinLeave, "", "");
	}

}
