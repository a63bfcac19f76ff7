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

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;

import io.centrifugo.engine.protocol.frame.Framing;

/**
 * One event with nothing but data for each message.
 *
 * @since 0.1.0
 */
public final class SseFraming implements Framing {

	/** The only instance. */
	public static final SseFraming INSTANCE = new SseFraming();

	private static final byte[] PREFIX = "data: ".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] SUFFIX = "\n\n".getBytes(StandardCharsets.US_ASCII);

	private SseFraming() {
	}

	@Override
	public void write(ByteBuf message, ByteBuf out) {
		out.writeBytes(PREFIX);
		out.writeBytes(message, message.readerIndex(), message.readableBytes());
		out.writeBytes(SUFFIX);
	}

}
