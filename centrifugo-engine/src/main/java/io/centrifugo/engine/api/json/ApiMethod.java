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

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.protocol.ErrorException;

/**
 * A method of the API in JSON. A new group of methods is a class that makes some of these
 * and a line in {@link ApiMethods}.
 *
 * @param <Q> type of the request
 * @param <R> type of the result
 * @param name the name in paths and batches
 * @param number the number in the single-endpoint form
 * @param decoder reads the request
 * @param call makes the call
 * @param encoder writes the fields of the result
 */
record ApiMethod<Q, R>(String name, int number, Function<Fields, Q> decoder, Function<Q, Mono<R>> call,
		BiConsumer<R, JsonOutput> encoder) {

	/**
	 * Create a method whose result has no fields.
	 * @param <Q> type of the request
	 * @param name the name
	 * @param number the number
	 * @param decoder reads the request
	 * @param call makes the call
	 * @return the method
	 */
	static <Q> ApiMethod<Q, Boolean> withoutResult(String name, int number, Function<Fields, Q> decoder,
			Function<Q, Mono<Void>> call) {
		return new ApiMethod<>(name, number, decoder, (request) -> call.apply(request).thenReturn(true),
				(result, out) -> {
				});
	}

	/**
	 * Read a request.
	 * @param fields its fields
	 * @return makes the call and tells how to write the result; fails with an
	 * {@link ErrorException}, such as for fields that do not decode
	 * @throws MalformedRequestException if the fields are of other types, as does
	 * {@link io.centrifugo.engine.protocol.frame.MalformedFrameException}
	 */
	Mono<Consumer<JsonOutput>> prepare(Fields fields) {
		Q request;
		try {
			request = this.decoder.apply(fields);
		}
		catch (ErrorException ex) {
			return Mono.error(ex);
		}
		return this.call.apply(request).map((result) -> (out) -> this.encoder.accept(result, out));
	}

}
