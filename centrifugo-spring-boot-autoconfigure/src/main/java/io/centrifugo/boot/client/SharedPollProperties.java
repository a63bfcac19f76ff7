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

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of shared polls.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("centrifugo.shared-poll")
public class SharedPollProperties {

	/**
	 * Secret with which backends sign what a client may track.
	 */
	private String hmacSecretKey = "";

	/**
	 * Older secret that is accepted as well.
	 */
	private String hmacPreviousSecretKey = "";

	/**
	 * Unix time in seconds after which nothing signed with the older secret is accepted.
	 * Zero for never.
	 */
	private long hmacPreviousSecretKeyValidUntil;

	/**
	 * Most calls of backends at the same time. 64 if zero.
	 */
	private int concurrencyLimit;

	public String getHmacSecretKey() {
		return this.hmacSecretKey;
	}

	public void setHmacSecretKey(String hmacSecretKey) {
		this.hmacSecretKey = hmacSecretKey;
	}

	public String getHmacPreviousSecretKey() {
		return this.hmacPreviousSecretKey;
	}

	public void setHmacPreviousSecretKey(String hmacPreviousSecretKey) {
		this.hmacPreviousSecretKey = hmacPreviousSecretKey;
	}

	public long getHmacPreviousSecretKeyValidUntil() {
		return this.hmacPreviousSecretKeyValidUntil;
	}

	public void setHmacPreviousSecretKeyValidUntil(long hmacPreviousSecretKeyValidUntil) {
		this.hmacPreviousSecretKeyValidUntil = hmacPreviousSecretKeyValidUntil;
	}

	public int getConcurrencyLimit() {
		return this.concurrencyLimit;
	}

	public void setConcurrencyLimit(int concurrencyLimit) {
		this.concurrencyLimit = concurrencyLimit;
	}

}
