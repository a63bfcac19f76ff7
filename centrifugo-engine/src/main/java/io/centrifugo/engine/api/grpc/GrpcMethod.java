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

package io.centrifugo.engine.api.grpc;

import java.util.Objects;
import java.util.function.Function;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import reactor.core.publisher.Mono;

/**
 * A method of the API in Protobuf. A new group of methods is a class that makes some of
 * these and a line in {@link GrpcMethods}.
 *
 * @param <Q> type of the request
 * @param <P> type of the response, whose field 1 is an error and field 2 a result
 * @param name the name in metrics, and of the field in commands and replies of a batch
 * @param descriptor the method in the schema
 * @param call makes the call; may throw what it may fail with
 */
record GrpcMethod<Q extends Message, P extends Message>(String name, MethodDescriptor<Q, P> descriptor,
		Function<Q, Mono<? extends Message>> call) {

	private static final int ERROR = 1;

	private static final int RESULT = 2;

	/**
	 * Create a method whose result has no fields.
	 * @param <Q> type of the request
	 * @param <P> type of the response
	 * @param name the name
	 * @param descriptor the method in the schema
	 * @param result the result without fields
	 * @param call makes the call
	 * @return the method
	 */
	static <Q extends Message, P extends Message> GrpcMethod<Q, P> withoutResult(String name,
			MethodDescriptor<Q, P> descriptor, Message result, Function<Q, Mono<Void>> call) {
		return new GrpcMethod<>(name, descriptor, (request) -> call.apply(request).thenReturn(result));
	}

	/**
	 * Make the call.
	 * @param request the request
	 * @return the result; fails with an error of the API
	 */
	Mono<Message> invoke(Q request) {
		return Mono.defer(() -> this.call.apply(request)).cast(Message.class);
	}

	/**
	 * Make the call that a command of a batch asks for.
	 * @param request the request, of the type of this method
	 * @return the result; fails with an error of the API
	 */
	@SuppressWarnings("unchecked")
	Mono<Message> invokeUntyped(Message request) {
		return invoke((Q) request);
	}

	P response(Message result) {
		return response(RESULT, result);
	}

	P errorResponse(Message error) {
		return response(ERROR, error);
	}

	@SuppressWarnings("unchecked")
	private P response(int field, Message value) {
		P prototype = Objects
			.requireNonNull(((MethodDescriptor.PrototypeMarshaller<P>) this.descriptor.getResponseMarshaller())
				.getMessagePrototype());
		return (P) prototype.newBuilderForType()
			.setField(prototype.getDescriptorForType().findFieldByNumber(field), value)
			.build();
	}

}
