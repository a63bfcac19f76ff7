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

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link LoopTurn}.
 */
class LoopTurnTests {

	private final AtomicInteger looks = new AtomicInteger();

	private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, countingHandlers());

	private final EventLoop loop = this.group.next();

	@AfterEach
	void stop() {
		this.group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
	}

	@Test
	void endComesAfterTheTasksOfTheTurn() {
		List<String> order = new CopyOnWriteArrayList<>();
		this.loop.execute(() -> {
			LoopTurn.atEnd(this.loop, () -> {
				order.add("end");
				LoopTurn.atEnd(this.loop, () -> order.add("end of the end"));
			});
			this.loop.execute(() -> order.add("task"));
		});
		await().untilAsserted(() -> assertThat(order).containsExactly("task", "end", "end of the end"));
	}

	@Test
	void scheduledTasksRunInOrder() {
		List<Integer> order = new CopyOnWriteArrayList<>();
		for (int i = 0; i < 100; i++) {
			int number = i;
			LoopTurn.schedule(this.loop, () -> order.add(number));
		}
		await().until(() -> order.size() == 100);
		assertThat(order).isSorted();
	}

	@Test
	void taskThatIsAlwaysQueuedAgainKeepsNoInputWaiting() {
		List<Integer> seen = new CopyOnWriteArrayList<>();
		LoopTurn.schedule(this.loop, new Runnable() {

			@Override
			public void run() {
				seen.add(LoopTurnTests.this.looks.get());
				if (seen.size() < 50) {
					LoopTurn.schedule(LoopTurnTests.this.loop, this);
				}
			}

		});
		await().until(() -> seen.size() == 50);
		assertThat(seen).isSorted().doesNotHaveDuplicates();
	}

	private IoHandlerFactory countingHandlers() {
		IoHandlerFactory factory = LocalIoHandler.newFactory();
		return (executor) -> new CountingHandler(factory.newHandler(executor));
	}

	/**
	 * Counts how often the loop looks for input.
	 */
	private final class CountingHandler implements IoHandler {

		private final IoHandler delegate;

		private CountingHandler(IoHandler delegate) {
			this.delegate = delegate;
		}

		@Override
		public int run(IoHandlerContext context) {
			LoopTurnTests.this.looks.incrementAndGet();
			return this.delegate.run(context);
		}

		@Override
		public IoRegistration register(IoHandle handle) throws Exception {
			return this.delegate.register(handle);
		}

		@Override
		public void wakeup() {
			this.delegate.wakeup();
		}

		@Override
		public boolean isCompatible(Class<? extends IoHandle> handleType) {
			return this.delegate.isCompatible(handleType);
		}

	}

}
