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

package io.centrifugo.engine.protocol.command;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.FilterNode;
import io.centrifugo.engine.protocol.Payload;

/**
 * Asks for a channel, or for the next page of a map subscription.
 *
 * @param channel the channel
 * @param token subscription JWT, empty if none
 * @param recover whether missed publications after the position are wanted
 * @param epoch epoch of the position
 * @param offset offset of the position, unsigned
 * @param data custom data for subscribe handlers
 * @param positioned wish for position tracking
 * @param recoverable wish for recovery
 * @param joinLeave wish for join and leave events
 * @param delta delta algorithm understood, {@code fossil} or empty
 * @param tagsFilter filter on publication tags
 * @param flag bit set, see {@link #FLAG_COMPACTION} and {@link #FLAG_REJECT_UNRECOVERED}
 * @param map kind and paging of map and shared poll subscriptions
 * @since 0.1.0
 */
public record SubscribeRequest(String channel, String token, boolean recover, String epoch, long offset, Payload data,
		boolean positioned, boolean recoverable, boolean joinLeave, String delta, @Nullable FilterNode tagsFilter,
		long flag, MapPage map) implements Request {

	/** Client understands numeric channel ids. */
	public static final long FLAG_COMPACTION = 1;

	/** Client wants error 112 instead of {@code recovered: false}. */
	public static final long FLAG_REJECT_UNRECOVERED = 2;

	@Override
	public RequestType type() {
		return RequestType.SUBSCRIBE;
	}

	/**
	 * Leave out the token, which must not be logged.
	 */
	@Override
	public String toString() {
		return "SubscribeRequest[channel=" + this.channel + ", recover=" + this.recover + "]";
	}

	/**
	 * Kind and paging part of a subscribe request.
	 *
	 * @param type 0 stream, 1 map, 2 map of clients, 3 map of users, 4 shared poll
	 * @param phase 0 live, 1 stream, 2 state
	 * @param cursor where the next page starts, empty for the first
	 * @param limit page size, 0 for the default
	 * @param ascending order of score-ordered maps
	 */
	public record MapPage(int type, int phase, String cursor, int limit, boolean ascending) {

		/** A stream subscription. */
		public static final MapPage NONE = new MapPage(0, 0, "", 0, false);

	}

}
