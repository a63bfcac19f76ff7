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

package io.centrifugo.engine.transport.unidirectional;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.json.JsonCodec;
import io.centrifugo.engine.transport.ClientRequest;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.stream.ConnectRefusals;
import io.centrifugo.engine.transport.stream.StreamExchange;
import io.centrifugo.engine.transport.stream.StreamFormat;
import io.centrifugo.engine.transport.stream.StreamResponse;
import io.centrifugo.engine.transport.stream.StreamTransport;

/**
 * The unidirectional HTTP-streaming transport. The connect request is the body of a POST.
 *
 * @since 0.1.0
 */
public final class UniHttpStreamTransport extends StreamTransport {

	private final ConnectRefusals refusals;

	/**
	 * Create the transport.
	 * @param context sessions, origins and limits
	 * @param maxBodySize {@code uni_http_stream.max_request_body_size}
	 * @param refusals {@code uni_http_stream.connect_code_to_http_response}
	 */
	public UniHttpStreamTransport(TransportContext context, int maxBodySize, ConnectRefusals refusals) {
		super(context, maxBodySize);
		this.refusals = refusals;
	}

	@Override
	protected @Nullable StreamResponse refusalByLine(ClientRequest request) {
		return refusalUnlessPosted(request);
	}

	@Override
	public StreamExchange open(ClientRequest request, byte[] body) {
		return connect(StreamFormat.UNIDIRECTIONAL_HTTP_STREAM, request,
				JsonCodec.INSTANCE.readConnectRequest(content(request, body)), this.refusals);
	}

}
