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

import io.netty.channel.ChannelOutboundBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Watches whether a connection's outbound buffer moves.
 */
final class StallWatch {

	private final GatheringHandler connection;

	private @Nullable Object message;

	private long progress;

	private long since;

	StallWatch(GatheringHandler connection, long now) {
		this.connection = connection;
		this.since = now;
	}

	/**
	 * Look again.
	 * @return whether there is nothing more to watch: all is sent, or the connection was
	 * told that its peer has stalled
	 */
	boolean ended(long now, long timeout) {
		ChannelOutboundBuffer buffer = this.connection.outboundBuffer();
		if (buffer == null || buffer.isEmpty()) {
			this.connection.unwatched();
			return true;
		}
		if (buffer.current() != this.message || buffer.currentProgress() != this.progress) {
			this.message = buffer.current();
			this.progress = buffer.currentProgress();
			this.since = now;
			return false;
		}
		if (now - this.since < timeout) {
			return false;
		}
		this.connection.unwatched();
		this.connection.stalled();
		return true;
	}

}
