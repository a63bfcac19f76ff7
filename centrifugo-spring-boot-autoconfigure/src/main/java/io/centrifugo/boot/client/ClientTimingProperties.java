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

package io.centrifugo.boot.client;

import java.time.Duration;

import io.centrifugo.boot.config.GoDuration;

/**
 * Periods and delays of client connections.
 *
 * @since 0.1.0
 */
public abstract class ClientTimingProperties {

	/**
	 * Time between server pings. Negative for no pings.
	 */
	@GoDuration
	private Duration pingInterval = Duration.ofSeconds(25);

	/**
	 * Time that a client has to answer a ping; must be less than the ping interval.
	 * Negative for no check.
	 */
	@GoDuration
	private Duration pongTimeout = Duration.ofSeconds(8);

	/**
	 * Time that a connection may stay open without a successful connect.
	 */
	@GoDuration
	private Duration staleCloseDelay = Duration.ofSeconds(10);

	/**
	 * Time to refresh an expired connection in.
	 */
	@GoDuration
	private Duration expiredCloseDelay = Duration.ofSeconds(25);

	/**
	 * Time to refresh an expired subscription in.
	 */
	@GoDuration
	private Duration expiredSubCloseDelay = Duration.ofSeconds(25);

	/**
	 * Time between renewals of presence; also how often expiry of subscriptions and
	 * stream positions are looked at.
	 */
	@GoDuration
	private Duration presenceUpdateInterval = Duration.ofSeconds(27);

	/**
	 * Silence after which the position of a subscription is compared with that of the
	 * broker.
	 */
	@GoDuration
	private Duration channelPositionCheckDelay = Duration.ofSeconds(40);

	/**
	 * Age at which a publication to a positioned subscription counts as lost. Zero for
	 * any age.
	 */
	@GoDuration
	private Duration channelPositionMaxTimeLag = Duration.ZERO;

	public Duration getPingInterval() {
		return this.pingInterval;
	}

	public void setPingInterval(Duration pingInterval) {
		this.pingInterval = pingInterval;
	}

	public Duration getPongTimeout() {
		return this.pongTimeout;
	}

	public void setPongTimeout(Duration pongTimeout) {
		this.pongTimeout = pongTimeout;
	}

	public Duration getStaleCloseDelay() {
		return this.staleCloseDelay;
	}

	public void setStaleCloseDelay(Duration staleCloseDelay) {
		this.staleCloseDelay = staleCloseDelay;
	}

	public Duration getExpiredCloseDelay() {
		return this.expiredCloseDelay;
	}

	public void setExpiredCloseDelay(Duration expiredCloseDelay) {
		this.expiredCloseDelay = expiredCloseDelay;
	}

	public Duration getExpiredSubCloseDelay() {
		return this.expiredSubCloseDelay;
	}

	public void setExpiredSubCloseDelay(Duration expiredSubCloseDelay) {
		this.expiredSubCloseDelay = expiredSubCloseDelay;
	}

	public Duration getPresenceUpdateInterval() {
		return this.presenceUpdateInterval;
	}

	public void setPresenceUpdateInterval(Duration presenceUpdateInterval) {
		this.presenceUpdateInterval = presenceUpdateInterval;
	}

	public Duration getChannelPositionCheckDelay() {
		return this.channelPositionCheckDelay;
	}

	public void setChannelPositionCheckDelay(Duration channelPositionCheckDelay) {
		this.channelPositionCheckDelay = channelPositionCheckDelay;
	}

	public Duration getChannelPositionMaxTimeLag() {
		return this.channelPositionMaxTimeLag;
	}

	public void setChannelPositionMaxTimeLag(Duration channelPositionMaxTimeLag) {
		this.channelPositionMaxTimeLag = channelPositionMaxTimeLag;
	}

}
