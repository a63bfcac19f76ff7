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
import io.centrifugo.engine.channel.RecoveryMode;

/**
 * What is kept of the channels of a namespace, and how gaps are closed.
 *
 * @since 0.1.0
 */
public abstract class ChannelStreamProperties extends ChannelPermissionProperties {

	/**
	 * Maximum number of publications kept. Zero for no history.
	 */
	private int historySize;

	/**
	 * Time that publications are kept. Zero for no history.
	 */
	@GoDuration
	private Duration historyTtl = Duration.ZERO;

	/**
	 * Time that the position of a stream outlives its last use. Zero for that of all
	 * channels.
	 */
	@GoDuration
	private Duration historyMetaTtl = Duration.ZERO;

	/**
	 * Whether the position of every subscription is tracked.
	 */
	private boolean forcePositioning;

	/**
	 * Whether clients may ask that the position of a subscription is tracked.
	 */
	private boolean allowPositioning;

	/**
	 * Whether every subscription recovers what it missed.
	 */
	private boolean forceRecovery;

	/**
	 * Whether clients may ask that a subscription recovers what it missed.
	 */
	private boolean allowRecovery;

	/**
	 * What recovery brings back.
	 */
	private RecoveryMode forceRecoveryMode = RecoveryMode.STREAM;

	/**
	 * Whether a subscription starts with the latest publication without being asked to.
	 * Needs forced recovery in cache mode.
	 */
	private boolean autoCacheRecover;

	public int getHistorySize() {
		return this.historySize;
	}

	public void setHistorySize(int historySize) {
		this.historySize = historySize;
	}

	public Duration getHistoryTtl() {
		return this.historyTtl;
	}

	public void setHistoryTtl(Duration historyTtl) {
		this.historyTtl = historyTtl;
	}

	public Duration getHistoryMetaTtl() {
		return this.historyMetaTtl;
	}

	public void setHistoryMetaTtl(Duration historyMetaTtl) {
		this.historyMetaTtl = historyMetaTtl;
	}

	public boolean isForcePositioning() {
		return this.forcePositioning;
	}

	public void setForcePositioning(boolean forcePositioning) {
		this.forcePositioning = forcePositioning;
	}

	public boolean isAllowPositioning() {
		return this.allowPositioning;
	}

	public void setAllowPositioning(boolean allowPositioning) {
		this.allowPositioning = allowPositioning;
	}

	public boolean isForceRecovery() {
		return this.forceRecovery;
	}

	public void setForceRecovery(boolean forceRecovery) {
		this.forceRecovery = forceRecovery;
	}

	public boolean isAllowRecovery() {
		return this.allowRecovery;
	}

	public void setAllowRecovery(boolean allowRecovery) {
		this.allowRecovery = allowRecovery;
	}

	public RecoveryMode getForceRecoveryMode() {
		return this.forceRecoveryMode;
	}

	public void setForceRecoveryMode(RecoveryMode forceRecoveryMode) {
		this.forceRecoveryMode = forceRecoveryMode;
	}

	public boolean isAutoCacheRecover() {
		return this.autoCacheRecover;
	}

	public void setAutoCacheRecover(boolean autoCacheRecover) {
		this.autoCacheRecover = autoCacheRecover;
	}

}
