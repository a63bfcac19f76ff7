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

package io.centrifugo.engine.api.json;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.api.ApiErrors;
import io.centrifugo.engine.api.ServerApi;
import io.centrifugo.engine.metrics.ApiMetrics;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.json.JsonValue;

/**
 * The server API in JSON: a method's path and a body in, a status and a body out. Who may
 * call is decided before ({@link ApiKeyCheck}). Safe from any thread; never blocks.
 *
 * @since 0.1.0
 */
public final class ApiJson {

	/** Name of the method that bundles others. */
	private static final String BATCH = "batch";

	private final ApiMetrics metrics;

	private final ApiMethods methods;

	private final Batch batch;

	private final SingleEndpoint singleEndpoint;

	/**
	 * Create the JSON form of an API.
	 * @param api the API
	 */
	public ApiJson(ServerApi api) {
		this.metrics = api.metrics();
		this.methods = new ApiMethods(api);
		this.batch = new Batch(this.methods, this.metrics);
		this.singleEndpoint = new SingleEndpoint(this.methods);
	}

	/**
	 * Return what may be called by a path.
	 * @return the names of the methods, that of the batch included
	 */
	public Set<String> names() {
		Set<String> names = new LinkedHashSet<>(this.methods.names());
		names.add(BATCH);
		return names;
	}

	/**
	 * Answer a call to the path of a method.
	 * @param method the name in the path
	 * @param body the request
	 * @param transportErrors whether errors are told by status
	 * @return the answer, never empty, never fails
	 */
	public Mono<ApiReply> call(String method, byte[] body, boolean transportErrors) {
		ApiMethod<?, ?> found = this.methods.find(method);
		boolean isBatch = method.equals(BATCH);
		if (found == null && !isBatch) {
			return Mono.just(ApiReply.text(404, "404 page not found"));
		}
		return Mono.defer(() -> {
			Fields fields = Fields.of(JsonValue.parse(body));
			return (found != null) ? invoke(found, fields, transportErrors) : this.batch.run(fields);
		}).onErrorResume((ex) -> Mono.just(failure(method, ex)));
	}

	private Mono<ApiReply> invoke(ApiMethod<?, ?> method, Fields fields, boolean transportErrors) {
		return method.prepare(fields).map((result) -> ApiReply.json(200, encode(result))).onErrorResume((ex) -> {
			if (ex instanceof UnencodableReplyException) {
				return Mono.error(ex);
			}
			ProtocolError error = ApiErrors.of(ex);
			this.metrics.error(method.name(), String.valueOf(error.code()));
			return Mono.just(encode(error, transportErrors));
		});
	}

	private ApiReply failure(String method, Throwable ex) {
		if (ex instanceof MalformedFrameException || ex instanceof MalformedRequestException) {
			this.metrics.error(method, "unmarshal");
			return ApiReply.badRequest();
		}
		this.metrics.error(method, "marshal");
		return ApiReply.unencodable();
	}

	/**
	 * Answer a call to the single endpoint of older clients: any number of commands, one
	 * behind the other. An object with a channel, and with neither method nor params, is
	 * the request of a publish.
	 * @param body the commands
	 * @return the answer, never empty, never fails
	 */
	public Mono<ApiReply> callSingleEndpoint(byte[] body) {
		return this.singleEndpoint.run(body);
	}

	private static byte[] encode(Consumer<JsonOutput> result) {
		JsonOutput out = new JsonOutput().beginObject();
		Replies.writeResult("result", result, out);
		return out.endObject().toByteArray();
	}

	private static ApiReply encode(ProtocolError error, boolean transportErrors) {
		JsonOutput out = new JsonOutput();
		if (transportErrors) {
			Replies.writeError(error, out);
			return ApiReply.json(ApiErrors.httpStatus(error.code()), out.toByteArray());
		}
		Replies.writeError(error, out.beginObject().name("error"));
		return ApiReply.json(200, out.endObject().toByteArray());
	}

}
