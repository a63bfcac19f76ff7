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

import java.util.concurrent.atomic.AtomicLong;

import io.netty.buffer.ByteBuf;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.SynchronousSink;
import reactor.util.concurrent.Queues;

/**
 * The body of a response that a server reads as fast as it can send. Written by one
 * thread, read by any. Buffers that the server has not asked for are pending bytes.
 *
 * @since 0.1.0
 */
public final class ResponseBody {

	private final Sinks.Many<ByteBuf> sink = Sinks.unsafe()
		.many()
		.unicast()
		.onBackpressureBuffer(Queues.<ByteBuf>unbounded().get());

	private final AtomicLong pending = new AtomicLong();

	private volatile boolean discarding;

	/**
	 * Return the body for the server, which alone may subscribe.
	 * @return buffers that the subscriber owns
	 */
	public Flux<ByteBuf> toFlux() {
		return this.sink.asFlux().handle(this::hand);
	}

	private void hand(ByteBuf buffer, SynchronousSink<ByteBuf> subscriber) {
		this.pending.addAndGet(-buffer.readableBytes());
		if (this.discarding) {
			buffer.release();
			return;
		}
		subscriber.next(buffer);
	}

	/**
	 * Append a buffer.
	 * @param buffer the buffer; ownership passes, also when the body has ended
	 */
	public void write(ByteBuf buffer) {
		this.pending.addAndGet(buffer.readableBytes());
		if (this.sink.tryEmitNext(buffer) != Sinks.EmitResult.OK) {
			buffer.release();
		}
	}

	/**
	 * End behind what was written.
	 */
	public void end() {
		this.sink.tryEmitComplete();
	}

	/**
	 * Release what the server has not asked for, instead of handing it over.
	 */
	public void discard() {
		this.discarding = true;
	}

	/**
	 * Return what the server has not asked for.
	 * @return the number of bytes
	 */
	public long pendingBytes() {
		return this.pending.get();
	}

}
