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

import io.netty.buffer.ByteBuf;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import io.centrifugo.engine.protocol.CentrifugoException;

/**
 * The head of a response that waits for the outcome of a connect. The first verdict
 * counts.
 */
final class StreamHead {

	private final Sinks.One<StreamResponse> answer = Sinks.one();

	private final StreamFormat format;

	private final boolean http1;

	private final Publisher<ByteBuf> body;

	private final ConnectRefusals refusals;

	StreamHead(StreamFormat format, boolean http1, Publisher<ByteBuf> body, ConnectRefusals refusals) {
		this.format = format;
		this.http1 = http1;
		this.body = body;
		this.refusals = refusals;
	}

	Mono<StreamResponse> answer() {
		return this.answer.asMono();
	}

	/**
	 * There is something to send: let the stream begin.
	 */
	void grant() {
		this.answer.tryEmitValue(StreamResponse.stream(this.format, this.http1, this.body));
	}

	/**
	 * Answer a failed connect.
	 * @return {@code false} if it must be told by a stream
	 */
	boolean refuse(CentrifugoException cause) {
		return this.refusals.enabled() && this.answer.tryEmitValue(this.refusals.answer(cause)) == Sinks.EmitResult.OK;
	}

}
