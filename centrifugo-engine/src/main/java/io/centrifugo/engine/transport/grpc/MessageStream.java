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

package io.centrifugo.engine.transport.grpc;

import java.io.IOException;
import java.io.OutputStream;

import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;

/**
 * One encoded message as gRPC reads it: at once, into a buffer of its own.
 */
final class MessageStream extends ByteBufInputStream implements Drainable, KnownLength {

	private final ByteBuf message;

	MessageStream(ByteBuf message) {
		super(message);
		this.message = message;
	}

	@Override
	public int drainTo(OutputStream target) throws IOException {
		int length = this.message.readableBytes();
		this.message.readBytes(target, length);
		return length;
	}

}
