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
 * How much of a channel is kept.
 *
 * @param size most publications kept, 0 for none
 * @param ttl how long they are kept, zero for none
 * @param metaTtl how long offset and epoch outlive them
 * @since 0.1.0
 */
public record HistoryOptions(int size, Duration ttl, Duration metaTtl) {

	/** Lifetime of offset and epoch if nothing else is set: 30 days. */
	public static final Duration DEFAULT_META_TTL = Duration.ofHours(720);

	/** No history. */
	public static final HistoryOptions NONE = new HistoryOptions(0, Duration.ZERO, DEFAULT_META_TTL);

	/**
	 * Return whether publications are kept at all.
	 * @return {@code true} when size and lifetime are positive
	 */
	public boolean enabled() {
		return this.size > 0 && !this.ttl.isNegative() && !this.ttl.isZero();
	}

	/**
	 * Return the same options, keeping no publications.
	 * @return options that are not enabled
	 */
	public HistoryOptions withoutPublications() {
		return new HistoryOptions(0, Duration.ZERO, this.metaTtl);
	}

}
