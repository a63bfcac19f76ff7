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

package io.centrifugo.engine.session.subscription;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.metrics.FrameType;
import io.centrifugo.engine.protocol.frame.WireForm;

/**
 * The connection of a subscription, as far as a subscription needs it. Confined to its
 * event loop.
 *
 * @since 0.1.0
 */
public interface SubscriptionOwner {

	EventLoop eventLoop();

	WireForm wireForm();

	/**
	 * Send pushes.
	 * @param type their kind
	 * @param count how many there are
	 * @param frame the bytes, borrowed; {@code null} if this encoding cannot carry them,
	 * which closes the connection
	 */
	void push(FrameType type, int count, @Nullable ByteBuf frame);

	/**
	 * Return a recent time.
	 * @return the time in ticks of the loop's wheel
	 */
	int recentTick();

	/**
	 * End a subscription that has missed something.
	 * @param subscription the subscription
	 */
	void onInsufficientState(Subscription subscription);

	/**
	 * Compare a position that is in doubt with the broker's, soon.
	 * @param subscription the subscription
	 */
	void checkPosition(StreamSubscription subscription);

}
