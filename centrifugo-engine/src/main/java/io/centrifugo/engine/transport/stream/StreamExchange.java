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
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.server.HttpServerResponse;

import io.centrifugo.engine.session.TransportInfo;
import io.centrifugo.engine.transport.ClientRequest;
import io.centrifugo.engine.transport.ExchangeTakeOver;
import io.centrifugo.engine.transport.FlushQueues;
import io.centrifugo.engine.transport.TransportContext;

/**
 * The answer to a request for a stream, given in one of two ways: the channel of Reactor
 * Netty's HTTP/1.1 exchange is taken over, or the server writes a response of ours.
 *
 * @since 0.1.0
 */
public final class StreamExchange {

	private final TransportContext context;

	private final FlushQueues flushQueues;

	private final StreamFormat format;

	private final ClientRequest request;

	private final StreamStart start;

	StreamExchange(TransportContext context, FlushQueues flushQueues, StreamFormat format, ClientRequest request,
			StreamStart start) {
		this.context = context;
		this.flushQueues = flushQueues;
		this.format = format;
		this.request = request;
		this.start = start;
	}

	/**
	 * Answer on an exchange of Reactor Netty, HTTP/1.1 only, and take its channel over.
	 * @param response the response, with whatever headers others have set
	 * @return completes when the channel belongs to the connection, or the request is
	 * refused
	 */
	public Mono<Void> takeOver(HttpServerResponse response) {
		Channel channel = ((ChannelOperations<?, ?>) response).channel();
		TransportInfo transport = this.context.describe(this.format.chunked(), this.request);
		StreamHead head = head(Flux.empty());
		StreamConnection connection = new StreamConnection(channel, this.format, transport, this.flushQueues, head);
		if (head == null) {
			writeHead(response, StreamResponse.stream(this.format, true, Flux.empty()));
			return ExchangeTakeOver.run(response, (taken) -> connection.start(this.context, this.start));
		}
		return onLoop(channel.eventLoop(), () -> connection.startEarly(this.context, this.start)).then(head.answer())
			.flatMap((answer) -> send(response, answer, connection))
			.doOnCancel(() -> channel.eventLoop().execute(connection::headNotSent));
	}

	private static Mono<Void> send(HttpServerResponse response, StreamResponse answer, StreamConnection connection) {
		writeHead(response, answer);
		if (answer.endless()) {
			return ExchangeTakeOver.run(response, (taken) -> connection.headSent());
		}
		return response.send(answer.body()).then();
	}

	private static void writeHead(HttpServerResponse response, StreamResponse answer) {
		response.status(answer.status());
		answer.headers().forEach(response::header);
	}

	/**
	 * Answer with a response that the server writes.
	 * @param loop where the session is to live
	 * @return the response; the session ends when its body is cancelled
	 */
	public Mono<StreamResponse> respond(EventLoop loop) {
		TransportInfo transport = this.context.describe(this.format.plain(), this.request);
		SinkConnection connection = new SinkConnection(loop, transport);
		StreamHead head = head(connection.body());
		Runnable begin = () -> connection.start(this.context, this.start, this.format.plainPrelude());
		if (head == null) {
			Flux<ByteBuf> body = connection.body().doOnSubscribe((subscription) -> loop.execute(begin));
			return Mono.just(StreamResponse.stream(this.format, this.request.http1(), body));
		}
		connection.head(head);
		return onLoop(loop, begin).then(head.answer()).doOnCancel(() -> loop.execute(connection::headNotSent));
	}

	private @Nullable StreamHead head(Flux<ByteBuf> body) {
		ConnectRefusals refusals = this.start.refusals();
		return (refusals != null) ? new StreamHead(this.format, this.request.http1(), body, refusals) : null;
	}

	private static Mono<Void> onLoop(EventLoop loop, Runnable task) {
		return Mono.create((sink) -> {
			Runnable all = () -> {
				task.run();
				sink.success();
			};
			if (loop.inEventLoop()) {
				all.run();
			}
			else {
				loop.execute(all);
			}
		});
	}

}
