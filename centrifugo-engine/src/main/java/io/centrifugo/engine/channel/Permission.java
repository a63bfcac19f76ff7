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
 * Who may do one thing in a channel. The anonymous switch grants nothing by itself: it
 * extends the others to clients without a user id.
 *
 * @param forClient whether every authenticated client may
 * @param forSubscriber whether a client that is subscribed may
 * @param forAnonymous whether these also hold for the empty user id
 * @since 0.1.0
 */
public record Permission(boolean forClient, boolean forSubscriber, boolean forAnonymous) {

	/** Nobody. */
	public static final Permission NONE = new Permission(false, false, false);

	/**
	 * Decide.
	 * @param user the user id, empty for anonymous
	 * @param subscribed whether the client is subscribed to the channel
	 * @return whether it may
	 */
	public boolean allows(String user, boolean subscribed) {
		return (this.forClient || (this.forSubscriber && subscribed)) && (!user.isEmpty() || this.forAnonymous);
	}

}
