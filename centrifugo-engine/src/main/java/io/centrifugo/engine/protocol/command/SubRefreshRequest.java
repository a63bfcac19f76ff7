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

import java.util.List;

/**
 * Prolongs a subscription, or changes the tracked keys of a shared poll subscription.
 *
 * @param channel the channel
 * @param token subscription JWT
 * @param operation 0 refresh, 1 track, 2 untrack
 * @param track signed batches of keys to track
 * @param untrack keys no longer wanted
 * @since 0.1.0
 */
public record SubRefreshRequest(String channel, String token, int operation, List<TrackBatch> track,
		List<String> untrack) implements Request {

	public SubRefreshRequest {
		track = List.copyOf(track);
		untrack = List.copyOf(untrack);
	}

	@Override
	public RequestType type() {
		return RequestType.SUB_REFRESH;
	}

	/**
	 * Leave out token and signatures, which must not be logged.
	 */
	@Override
	public String toString() {
		return "SubRefreshRequest[channel=" + this.channel + ", operation=" + this.operation + "]";
	}

}
