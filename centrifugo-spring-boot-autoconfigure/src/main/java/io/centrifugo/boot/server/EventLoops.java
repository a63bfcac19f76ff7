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

package io.centrifugo.boot.server;

import reactor.netty.ReactorNetty;
import reactor.netty.resources.LoopResources;

/**
 * Makes event loops for a server that clients connect to: one for each processor. Reactor
 * Netty makes four at the least. On a smaller machine some of them share a processor, and
 * each then sends in small pieces what one loop sends at once.
 *
 * @since 0.1.0
 */
public final class EventLoops {

	private EventLoops() {
	}

	/**
	 * Create loops; threads come with their first use.
	 * @param prefix begin of the threads' names
	 * @return as many loops as Reactor Netty's own system property says, if it is set
	 */
	public static LoopResources create(String prefix) {
		int count = Integer.getInteger(ReactorNetty.IO_WORKER_COUNT, Runtime.getRuntime().availableProcessors());
		return LoopResources.create(prefix, Math.max(1, count), true);
	}

}
