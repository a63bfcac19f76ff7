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

package io.centrifugo.engine.broker;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.protocol.ClientInfo;

/**
 * Everything about a publication but its data.
 *
 * @param history whether and how long it is kept
 * @param clientInfo the publishing client, if one
 * @param tags name-value pairs for tags filters
 * @param idempotencyKey a repeat of the same key in the channel within
 * {@code idempotentResultTtl} publishes nothing and returns the first result; empty for
 * none
 * @param idempotentResultTtl how long results are remembered
 * @param delta whether subscribers that agreed get deltas
 * @param version drops the publication unless greater than the last; unsigned, 0 for none
 * @param versionEpoch scope in which versions compare, empty for any
 * @since 0.1.0
 */
public record PublishOptions(HistoryOptions history, @Nullable ClientInfo clientInfo, Map<String, String> tags,
		String idempotencyKey, Duration idempotentResultTtl, boolean delta, long version, String versionEpoch) {

	/** How long the result of an idempotent publish is remembered: 5 minutes. */
	public static final Duration DEFAULT_IDEMPOTENT_RESULT_TTL = Duration.ofMinutes(5);

	/** Deliver to those online, keep nothing. */
	public static final PublishOptions NONE = withHistory(HistoryOptions.NONE);

	public PublishOptions {
		tags = Map.copyOf(tags);
	}

	/**
	 * Create options that set history only.
	 * @param history the history
	 * @return the options
	 */
	public static PublishOptions withHistory(HistoryOptions history) {
		return new PublishOptions(history, null, Map.of(), "", DEFAULT_IDEMPOTENT_RESULT_TTL, false, 0, "");
	}

}
