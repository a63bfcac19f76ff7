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

package io.centrifugo.engine.broker.memory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Results of idempotent calls, for a while. Not thread-safe.
 */
final class ResultMemory {

	private final Map<Call, StreamPosition> results = new HashMap<>();

	private final DeadlineQueue<Call> deadlines = new DeadlineQueue<>();

	@Nullable StreamPosition find(String channel, String key) {
		return this.results.get(new Call(channel, key));
	}

	void put(String channel, String key, StreamPosition result, long now, Duration ttl) {
		Call call = new Call(channel, key);
		this.results.put(call, result);
		this.deadlines.set(call, now + ttl.toMillis());
	}

	/**
	 * Forget the results of a channel.
	 * @param channel the channel
	 */
	void forget(String channel) {
		this.results.keySet().removeIf((call) -> call.channel().equals(channel));
	}

	void expire(long now) {
		this.deadlines.expire(now, this.results::remove);
	}

	private record Call(String channel, String key) {
	}

}
