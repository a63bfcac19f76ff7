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

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.command.ConnectRequest;
import io.centrifugo.engine.transport.ClientRequest;
import io.centrifugo.engine.transport.FlushQueues;
import io.centrifugo.engine.transport.TransportContext;

/**
 * What the endpoints of streams share.
 *
 * @since 0.1.0
 */
public abstract class StreamTransport implements StreamEndpoint {

	/** Query parameter with what would else be the body. */
	protected static final String CONNECT_PARAMETER = "cf_connect";

	/** How long a client may read nothing while something waits for it. */
	private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(1);

	private final TransportContext context;

	private final int maxBodySize;

	private final FlushQueues flushQueues = new FlushQueues(WRITE_TIMEOUT);

	protected StreamTransport(TransportContext context, int maxBodySize) {
		this.context = context;
		this.maxBodySize = maxBodySize;
	}

	@Override
	public final int maxBodySize() {
		return this.maxBodySize;
	}

	@Override
	public final @Nullable StreamResponse refusal(ClientRequest request) {
		if (!this.context.limits().admit()) {
			return StreamResponse.of(HttpResponseStatus.SERVICE_UNAVAILABLE);
		}
		return refusalByLine(request);
	}

	/**
	 * Decide a request by method and query.
	 * @param request the request
	 * @return the answer if there will be no stream, else {@code null}
	 */
	protected abstract @Nullable StreamResponse refusalByLine(ClientRequest request);

	/**
	 * Decide for a transport whose clients post, browsers after a preflight request.
	 * @param request the request
	 * @return the answer if there will be no stream, else {@code null}
	 */
	protected static @Nullable StreamResponse refusalUnlessPosted(ClientRequest request) {
		return switch (request.method()) {
			case "POST" -> null;
			case "OPTIONS" -> StreamResponse.preflight();
			default -> StreamResponse.of(HttpResponseStatus.METHOD_NOT_ALLOWED);
		};
	}

	/**
	 * Return the body, or what stands in the query for it.
	 * @param request the request
	 * @param body the body
	 * @return on the heap
	 */
	protected static ByteBuf content(ClientRequest request, byte[] body) {
		String parameter = request.method().equals("GET") ? request.query(CONNECT_PARAMETER) : null;
		return Unpooled.wrappedBuffer((parameter != null) ? parameter.getBytes(StandardCharsets.UTF_8) : body);
	}

	/**
	 * Open a bidirectional stream.
	 * @param format how it looks
	 * @param request the request
	 * @param frame the first frame of commands
	 * @return the answer in the making
	 */
	protected final StreamExchange commands(StreamFormat format, ClientRequest request, ByteBuf frame) {
		return new StreamExchange(this.context, this.flushQueues, format, request, StreamStart.commands(frame));
	}

	/**
	 * Open a unidirectional stream.
	 * @param format how it looks
	 * @param request the request
	 * @param connect the connect request
	 * @param refusals how to answer a connect that fails
	 * @return the answer in the making
	 */
	protected final StreamExchange connect(StreamFormat format, ClientRequest request, ConnectRequest connect,
			ConnectRefusals refusals) {
		return new StreamExchange(this.context, this.flushQueues, format, request,
				StreamStart.connect(connect, refusals));
	}

}
