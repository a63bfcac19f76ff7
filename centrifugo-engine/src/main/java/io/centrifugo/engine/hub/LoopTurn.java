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
import io.netty.channel.SingleThreadIoEventLoop;

/**
 * A turn of an event loop: it looks for input once, runs the tasks that are there, and
 * then what belongs to its end. What is done at the end is done once for everything that
 * came in. A task that others queue again and again while it runs belongs there, too:
 * among the ordinary tasks it would keep the loop from its input for as long as a second.
 *
 * @since 0.1.0
 */
public final class LoopTurn {

	private LoopTurn() {
	}

	/**
	 * Run a task at the end of this turn, behind those that were added before. On the
	 * loop; at the end of a turn it counts as part of that. A loop without input has no
	 * turns: there the task is queued among the others.
	 * @param loop the loop
	 * @param task the task
	 */
	public static void atEnd(EventLoop loop, Runnable task) {
		if (loop instanceof SingleThreadIoEventLoop turning) {
			turning.executeAfterEventLoopIteration(task);
		}
		else {
			loop.execute(task);
		}
	}

	/**
	 * Run a task at the end of a turn that looks for input, or has looked, before. Tasks
	 * that are added from one thread run in order. Callable from any thread.
	 * @param loop the loop
	 * @param task the task
	 * @throws java.util.concurrent.RejectedExecutionException if the loop is shut down
	 */
	public static void schedule(EventLoop loop, Runnable task) {
		loop.execute(() -> atEnd(loop, task));
	}

}
