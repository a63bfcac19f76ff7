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
import java.io.InputStream;
import java.io.UncheckedIOException;

import io.grpc.MethodDescriptor;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Leaves messages as the bytes that they are on the wire: requests are read by the codec
 * of the client protocol, and pushes come encoded, once for all who get them.
 */
final class RawMarshaller implements MethodDescriptor.Marshaller<ByteBuf> {

	/** The only instance. */
	static final RawMarshaller INSTANCE = new RawMarshaller();

	private RawMarshaller() {
	}

	@Override
	public InputStream stream(ByteBuf message) {
		return new MessageStream(message);
	}

	/**
	 * Return the message on the heap.
	 */
	@Override
	public ByteBuf parse(InputStream stream) {
		try {
			return Unpooled.wrappedBuffer(stream.readAllBytes());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
