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

package io.centrifugo.engine.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;

import io.centrifugo.engine.protocol.CentrifugoException;
import io.centrifugo.engine.protocol.Disconnect;

/**
 * One client's transport as its session sees it. Confined to {@link #eventLoop()}: every
 * method is called there only. The transport calls {@link Session#onFrame} and
 * {@link Session#onClosed} there too.
 *
 * @since 0.1.0
 */
public interface Connection {

	EventLoop eventLoop();

	TransportInfo transport();

	/**
	 * Queue bytes in this connection's wire form. They leave with the next flush, which
	 * the transport schedules once per turn of the loop.
	 * @param frame the bytes; ownership passes to the connection, also when it is closed.
	 * Its indexes are not moved, so a buffer that goes to many connections needs
	 * {@code retain()} for each and no duplicate
	 */
	void write(ByteBuf frame);

	/**
	 * Return how many bytes wait to be sent.
	 * @return the number of bytes queued or in the socket's outbound buffer
	 */
	long pendingBytes();

	/**
	 * Stop or resume reading, for back-pressure.
	 * @param readable whether the transport may hand in frames
	 */
	void setReadable(boolean readable);

	/**
	 * Close in the way of the transport (close frame, disconnect push, end of stream).
	 * What is queued goes out first unless the reason is 3000 or 3008. Idempotent; leads
	 * to {@link Session#onClosed}.
	 * @param disconnect why
	 */
	void close(Disconnect disconnect);

	/**
	 * Close because the connect of a unidirectional connection was refused, before
	 * anything was written. A transport that can still answer by other means, such as an
	 * HTTP status, may look at the cause.
	 * @param cause the error or disconnect that connect ended with
	 * @param disconnect what it means to unidirectional clients
	 */
	default void refuse(CentrifugoException cause, Disconnect disconnect) {
		close(disconnect);
	}

}
