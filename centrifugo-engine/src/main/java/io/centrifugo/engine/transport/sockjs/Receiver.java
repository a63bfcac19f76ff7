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

package io.centrifugo.engine.transport.sockjs;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import reactor.core.publisher.Flux;

import io.centrifugo.engine.transport.ResponseBody;

/**
 * One response to a client. Written to on the loop of the session; read by the server
 * wherever that writes.
 */
final class Receiver {

	private final ReceiverFormat format;

	private final int limit;

	private final ResponseBody body = new ResponseBody();

	private int written;

	Receiver(ReceiverFormat format, int limit) {
		this.format = format;
		this.limit = limit;
	}

	Flux<ByteBuf> body() {
		return this.body.toFlux().doOnDiscard(ByteBuf.class, ByteBuf::release);
	}

	/**
	 * Send what comes before the first frame.
	 */
	void begin() {
		if (!this.format.prelude().isEmpty()) {
			this.body.write(Unpooled.copiedBuffer(this.format.prelude(), StandardCharsets.UTF_8));
		}
	}

	void send(String frame) {
		ByteBuf out = ByteBufAllocator.DEFAULT.buffer();
		this.format.framing().write(Unpooled.copiedBuffer(frame, StandardCharsets.UTF_8), out);
		count(out);
	}

	/**
	 * Send messages.
	 * @param elements the messages, in the form {@link SockJsFrames#ELEMENTS}
	 */
	void sendArray(ByteBuf elements) {
		ByteBuf out = ByteBufAllocator.DEFAULT.buffer();
		SockJsFrames.array(elements, this.format.framing(), out);
		count(out);
	}

	private void count(ByteBuf frame) {
		this.written += frame.readableBytes();
		this.body.write(frame);
	}

	/**
	 * Return whether the response must end, for the client to ask for another.
	 */
	boolean full() {
		return this.written > 0 && (!this.format.streaming() || this.written >= this.limit);
	}

	void end() {
		this.body.end();
	}

	/**
	 * End without what the server has not taken yet.
	 */
	void discard() {
		this.body.discard();
		end();
	}

	long pendingBytes() {
		return this.body.pendingBytes();
	}

}
