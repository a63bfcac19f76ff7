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

package io.centrifugo.engine.transport;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.netty.channel.EventLoop;

/**
 * The flush queues of one transport, one for each event loop.
 *
 * @since 0.1.0
 */
public final class FlushQueues {

	private final Map<EventLoop, FlushQueue> queues = new ConcurrentHashMap<>();

	private final Duration writeTimeout;

	/**
	 * Create queues.
	 * @param writeTimeout how long a peer may accept nothing before it counts as gone
	 */
	public FlushQueues(Duration writeTimeout) {
		this.writeTimeout = writeTimeout;
	}

	FlushQueue of(EventLoop loop) {
		return this.queues.computeIfAbsent(loop, (key) -> new FlushQueue(key, this.writeTimeout));
	}

}
