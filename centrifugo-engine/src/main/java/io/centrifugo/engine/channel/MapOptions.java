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

import java.time.Duration;

/**
 * How map channels keep state. Zero stands for a default that depends on the mode.
 *
 * @param mode how long state lives, {@link Mode#UNSET} outside map namespaces
 * @param keyTtl lifetime of a key without an update
 * @param stream the stream of changes
 * @param clients what clients may do
 * @param pages sizes of the pages that state is read in
 * @since 0.1.0
 */
public record MapOptions(Mode mode, Duration keyTtl, Stream stream, Clients clients, Pages pages) {

	/** As configuration without any key has it. */
	public static final MapOptions DEFAULT = new MapOptions(Mode.UNSET, Duration.ZERO,
			new Stream(0, Duration.ZERO, Duration.ZERO), new Clients(false, ClientKey.ANY, AccessRule.NOBODY,
					AccessRule.NOBODY, ChannelProxies.Choice.NONE, ChannelProxies.Choice.NONE),
			new Pages(0, 0, 0, 0, Duration.ZERO));

	/**
	 * How long state lives.
	 */
	public enum Mode {

		/** Not a map. */
		UNSET(""),

		/** Keys expire, there is no stream of changes. */
		EPHEMERAL("ephemeral"),

		/** Keys expire, changes can be caught up with. */
		RECOVERABLE("recoverable"),

		/** Keys stay, changes can be caught up with. */
		PERSISTENT("persistent");

		private final String value;

		Mode(String value) {
			this.value = value;
		}

		/**
		 * Return the value in configuration.
		 * @return the name, empty for {@link #UNSET}
		 */
		public String value() {
			return this.value;
		}

	}

	/**
	 * Which key a client may write.
	 */
	public enum ClientKey {

		/** Any. */
		ANY(""),

		/** Its client id. */
		CLIENT_ID("client_id"),

		/** Its user id. */
		USER_ID("user_id");

		private final String value;

		ClientKey(String value) {
			this.value = value;
		}

		/**
		 * Return the value in configuration.
		 * @return the name, empty for {@link #ANY}
		 */
		public String value() {
			return this.value;
		}

	}

	/**
	 * The stream of changes.
	 *
	 * @param size changes kept
	 * @param ttl lifetime of changes
	 * @param metaTtl lifetime of offset and epoch
	 */
	public record Stream(int size, Duration ttl, Duration metaTtl) {
	}

	/**
	 * What clients may do.
	 *
	 * @param removeOnUnsubscribe whether a client's own key goes when it unsubscribes
	 * @param key which key a client may write
	 * @param publish who may write keys
	 * @param remove who may remove keys
	 * @param publishProxy decides on writes
	 * @param removeProxy decides on removals
	 */
	public record Clients(boolean removeOnUnsubscribe, ClientKey key, AccessRule publish, AccessRule remove,
			ChannelProxies.Choice publishProxy, ChannelProxies.Choice removeProxy) {
	}

	/**
	 * Reading in pages.
	 *
	 * @param defaultSize size of a page when the client names none
	 * @param minSize smallest page
	 * @param maxSize largest page
	 * @param liveTransitionLimit most changes read while going live
	 * @param catchUpTimeout how long a client may read before it goes live, negative for
	 * any time
	 */
	public record Pages(int defaultSize, int minSize, int maxSize, int liveTransitionLimit, Duration catchUpTimeout) {
	}

}
