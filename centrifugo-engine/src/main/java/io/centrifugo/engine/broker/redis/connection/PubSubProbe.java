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

package io.centrifugo.engine.broker.redis.connection;

import java.nio.charset.StandardCharsets;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when a pub/sub connection that looks open hears nothing any more: after an
 * interval of silence it publishes to the connection, in every interval until something
 * comes. When nothing has come two intervals after Redis took such a probe, the
 * connection is suspicious, after three it is deaf.
 */
final class PubSubProbe {

	private static final Logger logger = LoggerFactory.getLogger(PubSubProbe.class);

	private static final byte[] TEXT = "probe".getBytes(StandardCharsets.US_ASCII);

	private static final int SUSPICIOUS_INTERVALS = 2;

	private static final int DEAF_INTERVALS = 3;

	private final RedisShard shard;

	private final PubSubSettings settings;

	private volatile boolean heard;

	/** Whether Redis has taken a probe since something was heard. */
	private volatile boolean published;

	/** Intervals that have ended since then. */
	private volatile int unansweredIntervals;

	PubSubProbe(RedisShard shard, PubSubSettings settings) {
		this.shard = shard;
		this.settings = settings;
	}

	/**
	 * Take note of a message. On the connection's thread.
	 */
	void heard() {
		// Called for every message: a volatile write costs more than a read
		if (!this.heard) {
			this.heard = true;
		}
	}

	/**
	 * Begin anew with another connection.
	 */
	void reset() {
		this.heard = true;
		this.published = false;
		this.unansweredIntervals = 0;
	}

	/**
	 * Return whether a probe was sent and has not come back in time.
	 */
	boolean suspicious() {
		return this.unansweredIntervals >= SUSPICIOUS_INTERVALS && !this.heard;
	}

	/**
	 * End an interval.
	 * @return whether the connection is deaf: a probe that was published did not come
	 */
	boolean silentForTooLong() {
		if (this.heard) {
			reset();
			this.heard = false;
			return false;
		}
		if (this.published && ++this.unansweredIntervals >= DEAF_INTERVALS) {
			return true;
		}
		publish();
		return false;
	}

	private void publish() {
		this.shard.call((commands) -> commands.publish(this.settings.probe(), TEXT))
			.subscribe((receivers) -> this.published = true, (ex) -> {
				logger.debug("Cannot probe {}", this.settings.name(), ex);
				this.settings.metrics().pubSubError("probe_publish");
			});
	}

}
