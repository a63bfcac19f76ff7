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

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.api.ApiErrors;
import io.centrifugo.engine.metrics.ApiMetrics;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.json.JsonValue;

/**
 * Several commands in one request, one after the other or side by side. A command that
 * fails does not stop the rest; one that does not parse stops all.
 */
final class Batch {

	private static final int CONCURRENCY = 1024;

	private final ApiMethods methods;

	private final ApiMetrics metrics;

	Batch(ApiMethods methods, ApiMetrics metrics) {
		this.methods = methods;
		this.metrics = metrics;
	}

	Mono<ApiReply> run(Fields request) {
		boolean parallel = request.bool("parallel");
		List<Mono<Consumer<JsonOutput>>> commands = new ArrayList<>();
		for (JsonValue command : request.items("commands")) {
			commands.add(prepare(command));
		}
		return Flux.fromIterable(commands)
			.flatMapSequential((command) -> command, (parallel) ? CONCURRENCY : 1)
			.collectList()
			.map((replies) -> ApiReply.json(200, encode(replies)));
	}

	private Mono<Consumer<JsonOutput>> prepare(JsonValue command) {
		if (command.isNull()) {
			return fail("unknown", ApiErrors.BAD_REQUEST);
		}
		Fields fields = Fields.of(command);
		ApiMethod<?, ?> method = this.methods.find(fields);
		Fields request = (method != null) ? fields.object(method.name()) : null;
		if (method == null || request == null) {
			return fail("unknown", ApiErrors.NOT_FOUND);
		}
		return method.prepare(request)
			.<Consumer<JsonOutput>>map((result) -> (out) -> Replies.writeResult(method.name(), result, out))
			.onErrorResume((ex) -> fail(method.name(), ApiErrors.of(ex)));
	}

	private Mono<Consumer<JsonOutput>> fail(String method, ProtocolError error) {
		return Mono.fromSupplier(() -> {
			this.metrics.error(method, String.valueOf(error.code()));
			return (out) -> Replies.writeError(error, out.name("error"));
		});
	}

	private static byte[] encode(List<Consumer<JsonOutput>> replies) {
		JsonOutput out = new JsonOutput().beginObject();
		if (!replies.isEmpty()) {
			out.name("replies").beginArray();
			for (Consumer<JsonOutput> reply : replies) {
				reply.accept(out.beginObject());
				out.endObject();
			}
			out.endArray();
		}
		return out.endObject().toByteArray();
	}

}
