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
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.push.MessagePush;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.testkit.VirtualLoop;
import io.centrifugo.engine.transport.ConnectionLimits;
import io.centrifugo.engine.transport.HeaderCapture;
import io.centrifugo.engine.transport.OriginPatterns;
import io.centrifugo.engine.transport.RecordingSession;
import io.centrifugo.engine.transport.TestRequest;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.stream.StreamResponse;

/**
 * The requests of clients of a transport, on a loop that runs when told to.
 */
final class SockJsClient {

	final VirtualLoop loop = new VirtualLoop();

	final List<RecordingSession> sessions = new ArrayList<>();

	final SockJsTransport transport;

	SockJsClient(SockJsOptions options, ConnectionLimits limits) {
		this.transport = new SockJsTransport(options, new TransportContext((connection) -> {
			RecordingSession session = new RecordingSession(connection);
			this.sessions.add(session);
			return session;
		}, OriginPatterns.NONE, limits, HeaderCapture.NONE, ""));
	}

	SockJsClient() {
		this(SockJsOptions.DEFAULTS, ConnectionLimits.NONE);
	}

	RecordingSession session() {
		return this.sessions.get(this.sessions.size() - 1);
	}

	StreamResponse answer(TestRequest request, String path, String body) {
		return this.transport.answer(request.build(), path, body.getBytes(StandardCharsets.UTF_8),
				this.loop.eventLoop());
	}

	int status(String method, String path, String body) {
		return answer(TestRequest.of(method, path), path(path), body).status().code();
	}

	Reading receive(String method, String path) {
		Reading reading = new Reading();
		StreamResponse response = answer(TestRequest.of(method, path), path(path), "");
		Flux.from(response.body()).subscribe(reading);
		this.loop.run();
		return reading;
	}

	void send(String path, String body) {
		answer(TestRequest.of("POST", path), path, body);
		this.loop.run();
	}

	/** Let the session write messages in one turn. */
	void push(String... values) {
		RecordingSession session = session();
		this.loop.eventLoop().execute(() -> {
			for (String value : values) {
				Push push = new Push("", new MessagePush(Payload.of(value)));
				session.connection().write(session.transport().wireForm().encode(ByteBufAllocator.DEFAULT, push));
			}
		});
		this.loop.run();
	}

	static String text(StreamResponse response) {
		return Flux.from(response.body()).map(Reading::take).collectList().map((all) -> String.join("", all)).block();
	}

	private static String path(String uri) {
		return uri.replaceFirst("\\?.*", "");
	}

	/**
	 * A response that is being read.
	 */
	static final class Reading extends BaseSubscriber<ByteBuf> {

		private final StringBuilder text = new StringBuilder();

		private boolean ended;

		@Override
		protected void hookOnNext(ByteBuf buffer) {
			this.text.append(take(buffer));
		}

		@Override
		protected void hookOnComplete() {
			this.ended = true;
		}

		boolean ended() {
			return this.ended;
		}

		/** Take what has arrived since. */
		String text() {
			String taken = this.text.toString();
			this.text.setLength(0);
			return taken;
		}

		private static String take(ByteBuf buffer) {
			String taken = buffer.toString(StandardCharsets.UTF_8);
			buffer.release();
			return taken;
		}

	}

}
