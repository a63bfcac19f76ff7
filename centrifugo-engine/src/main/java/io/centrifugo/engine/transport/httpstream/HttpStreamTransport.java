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

package io.centrifugo.engine.transport.httpstream;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.transport.ClientRequest;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.stream.StreamExchange;
import io.centrifugo.engine.transport.stream.StreamFormat;
import io.centrifugo.engine.transport.stream.StreamResponse;
import io.centrifugo.engine.transport.stream.StreamTransport;

/**
 * The bidirectional HTTP-streaming transport. The first frame is the body of a POST,
 * whose content type decides the encoding.
 *
 * @since 0.1.0
 */
public final class HttpStreamTransport extends StreamTransport {

	/**
	 * Create the transport.
	 * @param context sessions, origins and limits
	 * @param maxBodySize {@code http_stream.max_request_body_size}
	 */
	public HttpStreamTransport(TransportContext context, int maxBodySize) {
		super(context, maxBodySize);
	}

	@Override
	protected @Nullable StreamResponse refusalByLine(ClientRequest request) {
		return refusalUnlessPosted(request);
	}

	@Override
	public StreamExchange open(ClientRequest request, byte[] body) {
		boolean protobuf = request.header("content-type").equalsIgnoreCase("application/octet-stream");
		StreamFormat format = protobuf ? StreamFormat.HTTP_STREAM_PROTOBUF : StreamFormat.HTTP_STREAM_JSON;
		return commands(format, request, content(request, body));
	}

}
