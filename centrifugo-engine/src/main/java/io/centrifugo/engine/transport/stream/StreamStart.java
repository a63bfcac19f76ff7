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

package io.centrifugo.engine.transport.stream;

import java.util.function.Consumer;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.command.ConnectRequest;
import io.centrifugo.engine.session.Session;

/**
 * What a session is given first, and when.
 */
final class StreamStart {

	private final Consumer<Session> action;

	private final @Nullable ConnectRefusals refusals;

	private StreamStart(Consumer<Session> action, @Nullable ConnectRefusals refusals) {
		this.action = action;
		this.refusals = refusals;
	}

	/**
	 * Start with a frame of commands, once the head of the response is sent.
	 * @param frame the frame, on the heap
	 */
	static StreamStart commands(ByteBuf frame) {
		return new StreamStart((session) -> session.onFrame(frame), null);
	}

	/**
	 * Start with the connect of a unidirectional client, whose outcome may decide the
	 * head.
	 */
	static StreamStart connect(ConnectRequest request, ConnectRefusals refusals) {
		return new StreamStart((session) -> session.connect(request), refusals);
	}

	/**
	 * Return how to answer a failed connect, {@code null} if the head goes out first.
	 */
	@Nullable ConnectRefusals refusals() {
		return this.refusals;
	}

	void run(Session session) {
		this.action.accept(session);
	}

}
