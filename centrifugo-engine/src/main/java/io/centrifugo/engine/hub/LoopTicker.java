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

package io.centrifugo.engine.hub;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.AbstractScheduledEventExecutor;
import io.netty.util.concurrent.Ticker;

/**
 * The clock by which an event loop runs its scheduled tasks, which is virtual in tests.
 *
 * @since 0.1.0
 */
public final class LoopTicker {

	private LoopTicker() {
	}

	/**
	 * Return the clock of a loop.
	 * @param loop the loop
	 * @return its own clock, or that of the system if it tells none
	 */
	public static Ticker of(EventLoop loop) {
		return (loop instanceof AbstractScheduledEventExecutor executor) ? executor.ticker() : Ticker.systemTicker();
	}

}
