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

import java.util.ArrayDeque;
import java.util.Queue;

import io.netty.buffer.ByteBuf;

/**
 * What a connection has to say before its channel is its own.
 */
final class HeldOutput {

	private final Queue<ByteBuf> frames = new ArrayDeque<>();

	private boolean ended;

	void add(ByteBuf frame, boolean last) {
		this.frames.add(frame);
		this.ended |= last;
	}

	void sendBy(ChannelConnection connection) {
		while (this.frames.size() > 1 || (!this.ended && !this.frames.isEmpty())) {
			connection.send(this.frames.remove());
		}
		if (this.ended) {
			connection.sendLast(this.frames.remove());
		}
	}

	void release() {
		this.frames.forEach(ByteBuf::release);
		this.frames.clear();
	}

}
