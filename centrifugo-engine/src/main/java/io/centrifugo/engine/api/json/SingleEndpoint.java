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

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.api.ApiErrors;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.json.JsonValue;

/**
 * The form of older clients: commands that name their method, answered in lines. A
 * command that does not parse fails the request, though those before it have run.
 */
final class SingleEndpoint {

	/** The only method that can be called without params. */
	private static final String WITHOUT_PARAMS = "info";

	private final ApiMethods methods;

	SingleEndpoint(ApiMethods methods) {
		this.methods = methods;
	}

	Mono<ApiReply> run(byte[] body) {
		if (body.length == 0) {
			return Mono.just(ApiReply.badRequest());
		}
		List<Mono<byte[]>> commands = new ArrayList<>();
		boolean complete = prepare(body, commands);
		return Flux.fromIterable(commands)
			.concatMap((command) -> command)
			.collectList()
			.map((lines) -> (complete) ? ApiReply.json(200, join(lines)) : ApiReply.badRequest())
			.onErrorReturn(ApiReply.unencodable());
	}

	private boolean prepare(byte[] body, List<Mono<byte[]>> commands) {
		int index = end(body, 0);
		try {
			while (index < body.length) {
				JsonValue command = JsonValue.parseNext(body, index);
				commands.add(command(Fields.of(command)));
				index = end(body, command.end());
			}
			return true;
		}
		catch (MalformedFrameException | MalformedRequestException ex) {
			return false;
		}
	}

	/**
	 * Step over white space.
	 */
	private static int end(byte[] body, int index) {
		int end = index;
		while (end < body.length && (body[end] == ' ' || body[end] == '\n' || body[end] == '\r' || body[end] == '\t')) {
			end++;
		}
		return end;
	}

	private Mono<byte[]> command(Fields command) {
		int id = command.uint32("id");
		ApiMethod<?, ?> method = method(command);
		Mono<Consumer<JsonOutput>> result = (method != null) ? call(method, command)
				: Mono.error(ApiErrors.NOT_FOUND.toException());
		return result.map((fields) -> encode(id, (out) -> Replies.writeResult("result", fields, out)))
			.onErrorResume((ex) -> !(ex instanceof UnencodableReplyException),
					(ex) -> Mono.just(encode(id, (out) -> Replies.writeError(ApiErrors.of(ex), out.name("error")))));
	}

	private @Nullable ApiMethod<?, ?> method(Fields command) {
		JsonValue method = command.raw("method");
		if (method == null) {
			return this.methods.find(0);
		}
		if (method.isString()) {
			return this.methods.findLegacy(method.string());
		}
		return this.methods.find(method.signed());
	}

	private static Mono<Consumer<JsonOutput>> call(ApiMethod<?, ?> method, Fields command) {
		JsonValue params = command.raw("params");
		boolean bare = params == null && command.raw("method") == null && command.has("channel");
		if (bare || method.name().equals(WITHOUT_PARAMS)) {
			return method.prepare(command);
		}
		if (params == null) {
			return Mono.error(ApiErrors.BAD_REQUEST.toException());
		}
		try {
			return method.prepare(Fields.of(params));
		}
		catch (MalformedFrameException | MalformedRequestException ex) {
			return Mono.error(ApiErrors.BAD_REQUEST.toException());
		}
	}

	private static byte[] encode(int id, Consumer<JsonOutput> reply) {
		JsonOutput out = new JsonOutput().beginObject().optional("id", Integer.toUnsignedLong(id));
		reply.accept(out);
		return compact(out.endObject().toByteArray());
	}

	/**
	 * Drop white space between tokens: a reply is one line.
	 */
	private static byte[] compact(byte[] json) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(json.length);
		boolean inString = false;
		for (int i = 0; i < json.length; i++) {
			byte character = json[i];
			if (inString && character == '\\') {
				out.write(character);
				out.write(json[++i]);
				continue;
			}
			if (character == '"') {
				inString = !inString;
			}
			if (inString || character > ' ' || character < 0) {
				out.write(character);
			}
		}
		return out.toByteArray();
	}

	private static byte[] join(List<byte[]> lines) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (byte[] line : lines) {
			if (out.size() > 0) {
				out.write('\n');
			}
			out.writeBytes(line);
		}
		return out.toByteArray();
	}

}
