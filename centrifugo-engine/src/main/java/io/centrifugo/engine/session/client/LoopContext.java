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

package io.centrifugo.engine.session.client;

import java.util.Arrays;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.frame.WireForm;
import io.centrifugo.engine.session.flow.SessionShared;
import io.centrifugo.engine.session.timer.TimingWheel;

/**
 * What the sessions of one event loop share. Confined to the loop, but for the
 * constructor.
 */
final class LoopContext {

	/**
	 * Of buffers that live as long as their loop: that nobody releases them is no leak.
	 */
	private static final ByteBufAllocator UNTRACKED = new UnpooledByteBufAllocator(true, true);

	private final SessionShared shared;

	private final TimingWheel wheel;

	private final int maxPendingBytes;

	private @Nullable ByteBuf[] pings = {};

	LoopContext(SessionShared shared, EventLoop loop) {
		this.shared = shared;
		this.wheel = new TimingWheel(loop);
		this.maxPendingBytes = shared.options().limits().queueBytes();
	}

	SessionShared shared() {
		return this.shared;
	}

	TimingWheel wheel() {
		return this.wheel;
	}

	int maxPendingBytes() {
		return this.maxPendingBytes;
	}

	/**
	 * Return an encoded ping, the same for every connection of a form.
	 * @param form the form
	 * @return a buffer that lives as long as the loop; writing it needs no retain
	 */
	ByteBuf ping(WireForm form) {
		int index = form.index();
		if (index >= this.pings.length) {
			this.pings = Arrays.copyOf(this.pings, index + 1);
		}
		ByteBuf ping = this.pings[index];
		if (ping == null) {
			ping = Unpooled.unreleasableBuffer(form.encodePing(UNTRACKED));
			this.pings[index] = ping;
		}
		return ping;
	}

}
