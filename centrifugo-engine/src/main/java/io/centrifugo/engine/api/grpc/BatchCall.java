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

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.api.ApiErrors;
import io.centrifugo.engine.metrics.ApiMetrics;
import io.centrifugo.engine.proto.api.BatchRequest;
import io.centrifugo.engine.proto.api.BatchResponse;
import io.centrifugo.engine.proto.api.Command;
import io.centrifugo.engine.proto.api.Reply;
import io.centrifugo.engine.protocol.ProtocolError;

/**
 * Several commands in one request, one after the other or side by side. One that fails
 * does not stop the rest.
 */
final class BatchCall {

	private static final int CONCURRENCY = 1024;

	private final GrpcMethods methods;

	private final ApiMetrics metrics;

	BatchCall(GrpcMethods methods, ApiMetrics metrics) {
		this.methods = methods;
		this.metrics = metrics;
	}

	Mono<BatchResponse> run(BatchRequest request) {
		return Flux.fromIterable(request.getCommandsList())
			.flatMapSequential(this::run, (request.getParallel()) ? CONCURRENCY : 1)
			.collectList()
			.map((replies) -> BatchResponse.newBuilder().addAllReplies(replies).build());
	}

	private Mono<Reply> run(Command command) {
		for (GrpcMethod<?, ?> method : this.methods) {
			FieldDescriptor field = field(Command.getDescriptor(), method);
			if (command.hasField(field)) {
				return method.invokeUntyped((Message) command.getField(field))
					.map((result) -> reply(method, result))
					.onErrorResume((ex) -> Mono.just(fail(method.name(), ApiErrors.of(ex))));
			}
		}
		return Mono.fromSupplier(() -> fail("unknown", ApiErrors.NOT_FOUND));
	}

	private static FieldDescriptor field(Descriptor message, GrpcMethod<?, ?> method) {
		return message.findFieldByName(method.name());
	}

	private static Reply reply(GrpcMethod<?, ?> method, Message result) {
		return Reply.newBuilder().setField(field(Reply.getDescriptor(), method), result).build();
	}

	private Reply fail(String method, ProtocolError error) {
		this.metrics.error(method, String.valueOf(error.code()));
		return Reply.newBuilder().setError(Messages.error(error)).build();
	}

}
