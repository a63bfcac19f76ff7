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

package io.centrifugo.engine.session.poll;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.centrifugo.engine.auth.TrackSignatures;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.command.SubRefreshRequest;
import io.centrifugo.engine.protocol.command.TrackBatch;

/**
 * What a track command asks for: of a key in several batches the last one counts, and
 * some of the signed keys may not be wanted.
 *
 * @since 0.1.0
 */
public final class TrackPlan {

	private final List<TrackBatch> batches;

	private final Map<String, Wish> wishes = new LinkedHashMap<>();

	private final Set<String> untracked;

	/**
	 * Read a command.
	 * @param request the command
	 * @throws io.centrifugo.engine.protocol.ErrorException 107 if it names no keys
	 */
	public TrackPlan(SubRefreshRequest request) {
		this.batches = request.track();
		this.untracked = new HashSet<>(request.untrack());
		for (int i = 0; i < this.batches.size(); i++) {
			for (TrackBatch.KeyedItem item : this.batches.get(i).items()) {
				this.wishes.put(item.key(), new Wish(item.version(), i));
			}
		}
		if (this.wishes.isEmpty()) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
		this.wishes.keySet().removeAll(this.untracked);
	}

	/**
	 * Check all signatures.
	 * @param signatures checks one
	 * @param user the user
	 * @param channel the channel
	 * @return until when each batch is valid, in Unix seconds, 0 for ever
	 * @throws io.centrifugo.engine.protocol.ErrorException 103, 109 or 100 if one of them
	 * does not hold
	 */
	public long[] verify(TrackSignatures signatures, String user, String channel) {
		return this.batches.stream().mapToLong((batch) -> signatures.verify(user, channel, batch)).toArray();
	}

	Map<String, Wish> wishes() {
		return this.wishes;
	}

	Set<String> untracked() {
		return this.untracked;
	}

	/**
	 * A key that is wanted.
	 *
	 * @param version version that the client has, 0 for none
	 * @param batch index of the batch that grants it
	 */
	record Wish(long version, int batch) {
	}

}
