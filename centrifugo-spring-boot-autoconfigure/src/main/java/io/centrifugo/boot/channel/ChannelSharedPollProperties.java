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

package io.centrifugo.boot.channel;

import java.time.Duration;

import io.centrifugo.boot.config.GoDuration;
import io.centrifugo.engine.channel.SharedPollOptions;

/**
 * Shared polls of a namespace.
 *
 * @since 0.1.0
 */
public class ChannelSharedPollProperties {

	/**
	 * Name of the proxy that is asked for keys. The one of shared poll channels unless
	 * set.
	 */
	private String proxyName = "";

	/**
	 * Time between polls of all keys of a channel. Zero for ten seconds.
	 */
	@GoDuration
	private Duration refreshInterval = Duration.ZERO;

	/**
	 * Maximum number of keys in a poll. Zero for 1000.
	 */
	private int refreshBatchSize;

	/**
	 * Maximum number of keys of a channel that a connection may track. Zero for 5000.
	 */
	private int maxKeysPerConnection;

	/**
	 * Who numbers the values of keys: versioned for the backend, versionless for the
	 * server, which compares them.
	 */
	private SharedPollOptions.Mode mode = SharedPollOptions.Mode.VERSIONLESS;

	/**
	 * Time that a channel is remembered when nobody tracks its keys any more. Zero for a
	 * second, negative for none.
	 */
	@GoDuration
	private Duration channelShutdownDelay = Duration.ZERO;

	/**
	 * Time that a client has left to renew an expired signature before its keys are
	 * dropped. Zero for 25 seconds.
	 */
	@GoDuration
	private Duration trackExpiredExtraDelay = Duration.ZERO;

	public String getProxyName() {
		return this.proxyName;
	}

	public void setProxyName(String proxyName) {
		this.proxyName = proxyName;
	}

	public Duration getRefreshInterval() {
		return this.refreshInterval;
	}

	public void setRefreshInterval(Duration refreshInterval) {
		this.refreshInterval = refreshInterval;
	}

	public int getRefreshBatchSize() {
		return this.refreshBatchSize;
	}

	public void setRefreshBatchSize(int refreshBatchSize) {
		this.refreshBatchSize = refreshBatchSize;
	}

	public int getMaxKeysPerConnection() {
		return this.maxKeysPerConnection;
	}

	public void setMaxKeysPerConnection(int maxKeysPerConnection) {
		this.maxKeysPerConnection = maxKeysPerConnection;
	}

	public SharedPollOptions.Mode getMode() {
		return this.mode;
	}

	public void setMode(SharedPollOptions.Mode mode) {
		this.mode = mode;
	}

	public Duration getChannelShutdownDelay() {
		return this.channelShutdownDelay;
	}

	public void setChannelShutdownDelay(Duration channelShutdownDelay) {
		this.channelShutdownDelay = channelShutdownDelay;
	}

	public Duration getTrackExpiredExtraDelay() {
		return this.trackExpiredExtraDelay;
	}

	public void setTrackExpiredExtraDelay(Duration trackExpiredExtraDelay) {
		this.trackExpiredExtraDelay = trackExpiredExtraDelay;
	}

}
