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
import java.util.ArrayList;
import java.util.List;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.proto.unistream.Push;

/**
 * A call that is ready when told to be, and remembers what is sent.
 */
final class FakeCall extends ServerCall<ByteBuf, ByteBuf> {

	/** What was sent. */
	final List<Push> pushes = new ArrayList<>();

	/** How it was closed. */
	@Nullable Status status;

	/** How many messages it takes before it is not ready any more. */
	int room = Integer.MAX_VALUE;

	@Override
	public boolean isReady() {
		return this.room > 0;
	}

	@Override
	public void sendMessage(ByteBuf message) {
		if (this.status != null) {
			throw new IllegalStateException("Closed");
		}
		this.room--;
		try (InputStream stream = RawMarshaller.INSTANCE.stream(message)) {
			this.pushes.add(Push.parseFrom(stream.readAllBytes()));
		}
		catch (InvalidProtocolBufferException ex) {
			throw new IllegalArgumentException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close(Status end, Metadata trailers) {
		if (this.status != null) {
			throw new IllegalStateException("Closed already");
		}
		this.status = end;
	}

	@Override
	public void request(int numMessages) {
	}

	@Override
	public void sendHeaders(Metadata headers) {
	}

	@Override
	public boolean isCancelled() {
		return false;
	}

	@Override
	public MethodDescriptor<ByteBuf, ByteBuf> getMethodDescriptor() {
		throw new UnsupportedOperationException();
	}

}
