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
 * How a shared poll namespace asks its backend.
 *
 * @param proxyName the proxy that is polled, empty for the default one
 * @param mode who supplies versions
 * @param refresh how often and how much
 * @param channelShutdownDelay how long state survives the last tracker, zero for a
 * second, negative for none
 * @param trackExpiredExtraDelay grace to renew an expired signature, zero for 25 seconds
 * @param publishEnabled whether the server API may publish into channels
 * @since 0.1.0
 */
public record SharedPollOptions(String proxyName, Mode mode, Refresh refresh, Duration channelShutdownDelay,
		Duration trackExpiredExtraDelay, boolean publishEnabled) {

	/** As configuration without any key has it. */
	public static final SharedPollOptions DEFAULT = new SharedPollOptions("", Mode.VERSIONLESS,
			new Refresh(Duration.ZERO, 0, 0), Duration.ZERO, Duration.ZERO, false);

	/**
	 * Who supplies versions of keys.
	 */
	public enum Mode {

		/** The server, by comparing content. */
		VERSIONLESS("versionless"),

		/** The backend. */
		VERSIONED("versioned");

		private final String value;

		Mode(String value) {
			this.value = value;
		}

		/**
		 * Return the value in configuration.
		 * @return the name
		 */
		public String value() {
			return this.value;
		}

	}

	/**
	 * Polling.
	 *
	 * @param interval time between polls, zero for 10 seconds
	 * @param batchSize keys of a poll, zero for 1000
	 * @param maxKeysPerConnection keys that a connection may track, zero for 5000
	 */
	public record Refresh(Duration interval, int batchSize, int maxKeysPerConnection) {
	}

}
