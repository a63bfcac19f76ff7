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

package io.centrifugo.engine.transport.emulation;

import java.util.function.Function;

import io.netty.handler.codec.http.HttpResponseStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.node.survey.EmulationOutcome;
import io.centrifugo.engine.protocol.command.EmulationRequest;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.json.EmulationJson;
import io.centrifugo.engine.protocol.protobuf.EmulationProtobuf;
import io.centrifugo.engine.transport.ClientRequest;
import io.centrifugo.engine.transport.stream.StreamResponse;

/**
 * Takes commands for a stream's session and hands them to the node that owns it. The
 * replies come on the stream.
 *
 * @since 0.1.0
 */
public final class EmulationEndpoint {

	private final Function<EmulationRequest, Mono<EmulationOutcome>> node;

	private final int maxBodySize;

	/**
	 * Create the endpoint.
	 * @param node hands a request to its node
	 * @param maxBodySize {@code emulation.max_request_body_size}
	 */
	public EmulationEndpoint(Function<EmulationRequest, Mono<EmulationOutcome>> node, int maxBodySize) {
		this.node = node;
		this.maxBodySize = maxBodySize;
	}

	/**
	 * Return the limit of a request body.
	 * @return bytes above which the answer is 413
	 */
	public int maxBodySize() {
		return this.maxBodySize;
	}

	/**
	 * Decide a request by its method.
	 * @param request the request
	 * @return the answer, {@code null} if its body must be read
	 */
	public @Nullable StreamResponse refusal(ClientRequest request) {
		return switch (request.method()) {
			case "POST" -> null;
			case "OPTIONS" -> StreamResponse.preflight();
			default -> StreamResponse.of(HttpResponseStatus.METHOD_NOT_ALLOWED);
		};
	}

	/**
	 * Handle a request.
	 * @param request the request
	 * @param body its body
	 * @return the status to answer, when the commands are handled
	 */
	public Mono<HttpResponseStatus> handle(ClientRequest request, byte[] body) {
		EmulationRequest emulation;
		try {
			emulation = decode(request, body);
		}
		catch (MalformedFrameException ex) {
			return Mono.just(HttpResponseStatus.BAD_REQUEST);
		}
		if (emulation.node().isEmpty()) {
			return Mono.just(HttpResponseStatus.NOT_FOUND);
		}
		return this.node.apply(emulation)
			.map(EmulationEndpoint::status)
			.onErrorReturn(HttpResponseStatus.INTERNAL_SERVER_ERROR);
	}

	private static EmulationRequest decode(ClientRequest request, byte[] body) {
		return request.header("content-type").equalsIgnoreCase("application/octet-stream")
				? EmulationProtobuf.decode(body) : EmulationJson.decode(body);
	}

	/**
	 * Translate an outcome. A client learns neither whether a session exists nor what
	 * became of its commands: that is what the stream is for.
	 */
	private static HttpResponseStatus status(EmulationOutcome outcome) {
		return switch (outcome) {
			case HANDLED, UNKNOWN_SESSION, BAD_REQUEST -> HttpResponseStatus.NO_CONTENT;
			case UNKNOWN_NODE -> HttpResponseStatus.NOT_FOUND;
			case FAILED -> HttpResponseStatus.INTERNAL_SERVER_ERROR;
		};
	}

}
