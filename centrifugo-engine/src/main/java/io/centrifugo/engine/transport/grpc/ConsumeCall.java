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

import io.grpc.ServerCall;
import io.grpc.Status;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;

import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.session.Session;

/**
 * Takes what gRPC tells of a call to the loop of its connection, which is the thread that
 * tells it unless a server uses an executor.
 */
final class ConsumeCall extends ServerCall.Listener<ByteBuf> {

	private final EventLoop loop;

	private final GrpcConnection connection;

	ConsumeCall(EventLoop loop, GrpcConnection connection) {
		this.loop = loop;
		this.connection = connection;
	}

	@Override
	public void onMessage(ByteBuf message) {
		onLoop(() -> connect(message));
	}

	private void connect(ByteBuf message) {
		Session session = this.connection.session();
		if (session == null) {
			return;
		}
		try {
			session.connect(this.connection.transport().wireForm().codec().readConnectRequest(message));
		}
		catch (MalformedFrameException ex) {
			this.connection.fail(Status.INVALID_ARGUMENT.withDescription("invalid connect request"));
		}
	}

	@Override
	public void onReady() {
		onLoop(this.connection::send);
	}

	@Override
	public void onCancel() {
		onLoop(this.connection::cancelled);
	}

	void onLoop(Runnable task) {
		if (this.loop.inEventLoop()) {
			task.run();
		}
		else {
			this.loop.execute(task);
		}
	}

}
