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

import org.springframework.util.unit.DataSize;

/**
 * Numbers above which clients are refused or cut short.
 *
 * @since 0.1.0
 */
public abstract class ClientLimitProperties extends ClientTimingProperties {

	/**
	 * Maximum number of subscriptions of one connection.
	 */
	private int channelLimit = 128;

	/**
	 * Maximum amount of data that may wait to be sent to one connection. A client above
	 * it is disconnected as slow.
	 */
	private DataSize queueMaxSize = DataSize.ofMegabytes(1);

	/**
	 * Maximum number of commands of one connection that run at the same time. Zero for
	 * one after the other.
	 */
	private int concurrency;

	/**
	 * Maximum number of connections to this node. Zero for no limit.
	 */
	private int connectionLimit;

	/**
	 * Maximum number of connections of one user to this node. Zero for no limit.
	 */
	private int userConnectionLimit;

	/**
	 * Maximum number of new connections to this node per second. Zero for no limit.
	 */
	private int connectionRateLimit;

	/**
	 * Maximum number of publications that one history call of a client returns. Zero for
	 * no limit.
	 */
	private int historyMaxPublicationLimit = 300;

	/**
	 * Maximum number of publications that one recovery returns; more means not recovered.
	 * Zero for no limit.
	 */
	private int recoveryMaxPublicationLimit = 300;

	public int getChannelLimit() {
		return this.channelLimit;
	}

	public void setChannelLimit(int channelLimit) {
		this.channelLimit = channelLimit;
	}

	public DataSize getQueueMaxSize() {
		return this.queueMaxSize;
	}

	public void setQueueMaxSize(DataSize queueMaxSize) {
		this.queueMaxSize = queueMaxSize;
	}

	public int getConcurrency() {
		return this.concurrency;
	}

	public void setConcurrency(int concurrency) {
		this.concurrency = concurrency;
	}

	public int getConnectionLimit() {
		return this.connectionLimit;
	}

	public void setConnectionLimit(int connectionLimit) {
		this.connectionLimit = connectionLimit;
	}

	public int getUserConnectionLimit() {
		return this.userConnectionLimit;
	}

	public void setUserConnectionLimit(int userConnectionLimit) {
		this.userConnectionLimit = userConnectionLimit;
	}

	public int getConnectionRateLimit() {
		return this.connectionRateLimit;
	}

	public void setConnectionRateLimit(int connectionRateLimit) {
		this.connectionRateLimit = connectionRateLimit;
	}

	public int getHistoryMaxPublicationLimit() {
		return this.historyMaxPublicationLimit;
	}

	public void setHistoryMaxPublicationLimit(int historyMaxPublicationLimit) {
		this.historyMaxPublicationLimit = historyMaxPublicationLimit;
	}

	public int getRecoveryMaxPublicationLimit() {
		return this.recoveryMaxPublicationLimit;
	}

	public void setRecoveryMaxPublicationLimit(int recoveryMaxPublicationLimit) {
		this.recoveryMaxPublicationLimit = recoveryMaxPublicationLimit;
	}

}
