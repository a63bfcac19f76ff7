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

package io.centrifugo.engine.protocol.reply;

import java.util.List;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;

/**
 * A subscription that is now live, or a page of a map subscription on its way there.
 *
 * @param expires whether the client must refresh the subscription
 * @param ttl seconds until it must
 * @param recoverable whether recovery is on
 * @param epoch epoch of the position
 * @param publications what was missed, ascending
 * @param recovered whether nothing is missing
 * @param offset offset of the position, unsigned
 * @param positioned whether the server tracks the position
 * @param data custom data of the application
 * @param wasRecovering whether the request asked for recovery
 * @param delta whether deltas were agreed on
 * @param id numeric channel id, 0 for none
 * @param map kind, phase and state of map and shared poll subscriptions
 * @since 0.1.0
 */
public record SubscribeResult(boolean expires, int ttl, boolean recoverable, String epoch,
		List<Publication> publications, boolean recovered, long offset, boolean positioned, Payload data,
		boolean wasRecovering, boolean delta, long id, MapState map) implements Result {

	@Override
	public ResultType type() {
		return ResultType.SUBSCRIBE;
	}

	/**
	 * Map part of a subscribe result.
	 *
	 * @param type 1 for maps, 4 for shared poll, 0 for streams
	 * @param phase 0 live, 1 stream, 2 state
	 * @param cursor where the next page starts, empty when there is none
	 * @param state entries of this page
	 * @param publishDebounce milliseconds for which clients collect publishes per key
	 */
	public record MapState(int type, int phase, String cursor, List<Publication> state, int publishDebounce) {

		/** A stream subscription. */
		public static final MapState NONE = new MapState(0, 0, "", List.of(), 0);

	}

}
