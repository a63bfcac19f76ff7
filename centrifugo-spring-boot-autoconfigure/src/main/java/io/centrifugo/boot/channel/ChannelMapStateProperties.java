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
import io.centrifugo.engine.channel.MapOptions;

/**
 * How the maps of a namespace keep state, and how clients read it.
 *
 * @since 0.1.0
 */
public abstract class ChannelMapStateProperties {

	/**
	 * Lifetime of state: ephemeral, recoverable or persistent. Required for maps.
	 */
	private MapOptions.Mode mode = MapOptions.Mode.UNSET;

	/**
	 * Time that a key lives without an update. Required unless keys are persistent.
	 */
	@GoDuration
	private Duration keyTtl = Duration.ZERO;

	/**
	 * Maximum number of changes kept. Zero for 100.
	 */
	private int streamSize;

	/**
	 * Time that changes are kept. Zero for a minute.
	 */
	@GoDuration
	private Duration streamTtl = Duration.ZERO;

	/**
	 * Time that the position of the changes outlives them. Zero for ten times as long as
	 * changes are kept, and for ever where keys are persistent.
	 */
	@GoDuration
	private Duration metaTtl = Duration.ZERO;

	/**
	 * Number of keys that a client reads at a time when it does not say. Zero for 100.
	 */
	private int defaultPageSize;

	/**
	 * Minimum number of keys that a client reads at a time. Zero for 100.
	 */
	private int minPageSize;

	/**
	 * Maximum number of keys that a client reads at a time. Zero for 1000.
	 */
	private int maxPageSize;

	/**
	 * Maximum number of changes that a client may have missed when it goes live. Zero for
	 * the maximum page size.
	 */
	private int liveTransitionMaxPublicationLimit;

	/**
	 * Time that a client may take to read before it goes live. Zero for five seconds,
	 * negative for any.
	 */
	@GoDuration
	private Duration subscribeCatchUpTimeout = Duration.ZERO;

	public MapOptions.Mode getMode() {
		return this.mode;
	}

	public void setMode(MapOptions.Mode mode) {
		this.mode = mode;
	}

	public Duration getKeyTtl() {
		return this.keyTtl;
	}

	public void setKeyTtl(Duration keyTtl) {
		this.keyTtl = keyTtl;
	}

	public int getStreamSize() {
		return this.streamSize;
	}

	public void setStreamSize(int streamSize) {
		this.streamSize = streamSize;
	}

	public Duration getStreamTtl() {
		return this.streamTtl;
	}

	public void setStreamTtl(Duration streamTtl) {
		this.streamTtl = streamTtl;
	}

	public Duration getMetaTtl() {
		return this.metaTtl;
	}

	public void setMetaTtl(Duration metaTtl) {
		this.metaTtl = metaTtl;
	}

	public int getDefaultPageSize() {
		return this.defaultPageSize;
	}

	public void setDefaultPageSize(int defaultPageSize) {
		this.defaultPageSize = defaultPageSize;
	}

	public int getMinPageSize() {
		return this.minPageSize;
	}

	public void setMinPageSize(int minPageSize) {
		this.minPageSize = minPageSize;
	}

	public int getMaxPageSize() {
		return this.maxPageSize;
	}

	public void setMaxPageSize(int maxPageSize) {
		this.maxPageSize = maxPageSize;
	}

	public int getLiveTransitionMaxPublicationLimit() {
		return this.liveTransitionMaxPublicationLimit;
	}

	public void setLiveTransitionMaxPublicationLimit(int liveTransitionMaxPublicationLimit) {
		this.liveTransitionMaxPublicationLimit = liveTransitionMaxPublicationLimit;
	}

	public Duration getSubscribeCatchUpTimeout() {
		return this.subscribeCatchUpTimeout;
	}

	public void setSubscribeCatchUpTimeout(Duration subscribeCatchUpTimeout) {
		this.subscribeCatchUpTimeout = subscribeCatchUpTimeout;
	}

}
