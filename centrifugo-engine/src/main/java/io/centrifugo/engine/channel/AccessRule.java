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
 * Who may do one thing in a channel. Anonymous widens the other two, alone it grants
 * nothing.
 *
 * @param client any authenticated client
 * @param subscriber a current subscriber
 * @param anonymous extends the others to the empty user id
 * @since 0.1.0
 */
public record AccessRule(boolean client, boolean subscriber, boolean anonymous) {

	/** Nobody. */
	public static final AccessRule NOBODY = new AccessRule(false, false, false);

	/**
	 * Decide.
	 * @param user user id, empty for anonymous
	 * @param subscribed whether the connection is subscribed to the channel
	 * @return whether the rule grants it
	 */
	public boolean allows(String user, boolean subscribed) {
		return (this.anonymous || !user.isEmpty()) && (this.client || (this.subscriber && subscribed));
	}

}
