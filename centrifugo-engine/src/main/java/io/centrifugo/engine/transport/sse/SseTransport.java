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

package io.centrifugo.engine.transport.sse;

import io.netty.handler.codec.http.HttpResponseStatus;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.transport.ClientRequest;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.stream.StreamExchange;
import io.centrifugo.engine.transport.stream.StreamFormat;
import io.centrifugo.engine.transport.stream.StreamResponse;
import io.centrifugo.engine.transport.stream.StreamTransport;

/**
 * The bidirectional SSE transport. The first frame comes in the query of a GET or the
 * body of a POST.
 *
 * @since 0.1.0
 */
public final class SseTransport extends StreamTransport {

	/**
	 * Create the transport.
	 * @param context sessions, origins and limits
	 * @param maxBodySize {@code sse.max_request_body_size}
	 */
	public SseTransport(TransportContext context, int maxBodySize) {
		super(context, maxBodySize);
	}

	@Override
	protected @Nullable StreamResponse refusalByLine(ClientRequest request) {
		return switch (request.method()) {
			case "POST" -> null;
			case "GET" -> {
				String frame = request.query(CONNECT_PARAMETER);
				boolean missing = frame == null || frame.isEmpty();
				yield missing ? StreamResponse.of(HttpResponseStatus.BAD_REQUEST) : null;
			}
			default -> StreamResponse.of(HttpResponseStatus.METHOD_NOT_ALLOWED);
		};
	}

	@Override
	public StreamExchange open(ClientRequest request, byte[] body) {
		return commands(StreamFormat.SSE, request, content(request, body));
	}

}
