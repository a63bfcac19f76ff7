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

import java.util.function.Consumer;
import java.util.function.Function;

import com.google.protobuf.Message;
import io.grpc.BindableService;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.api.ApiErrors;
import io.centrifugo.engine.api.ServerApi;
import io.centrifugo.engine.metrics.ApiMetrics;
import io.centrifugo.engine.proto.api.BatchRequest;
import io.centrifugo.engine.proto.api.BatchResponse;
import io.centrifugo.engine.proto.api.CentrifugoApiGrpc;
import io.centrifugo.engine.protocol.ProtocolError;

/**
 * The server API as a gRPC service. Who may call is decided by {@link GrpcKeyCheck}.
 * Handlers never block, so a server may run them on its event loops. A call that its
 * caller cancels, or whose deadline passes, is not waited for any longer.
 *
 * @since 0.1.0
 */
public final class GrpcApi implements BindableService {

	private final GrpcMethods methods;

	private final ApiMetrics metrics;

	private final boolean transportErrors;

	/**
	 * Create the service.
	 * @param api the API
	 * @param transportErrors whether errors are told by status to those, too, who do not
	 * ask for it
	 */
	public GrpcApi(ServerApi api, boolean transportErrors) {
		this.methods = new GrpcMethods(api);
		this.metrics = api.metrics();
		this.transportErrors = transportErrors;
	}

	@Override
	public ServerServiceDefinition bindService() {
		ServerServiceDefinition.Builder service = ServerServiceDefinition
			.builder(CentrifugoApiGrpc.getServiceDescriptor());
		BatchCall batch = new BatchCall(this.methods, this.metrics);
		service.addMethod(CentrifugoApiGrpc.getBatchMethod(), GrpcApi.<BatchRequest, BatchResponse>handler(batch::run));
		for (GrpcMethod<?, ?> method : this.methods) {
			add(service, method);
		}
		return ServerInterceptors.intercept(service.build(), new ErrorMode(this.transportErrors));
	}

	private <Q extends Message, P extends Message> void add(ServerServiceDefinition.Builder service,
			GrpcMethod<Q, P> method) {
		service.addMethod(method.descriptor(), GrpcApi.<Q, P>handler((request) -> answer(method, request)));
	}

	private <Q extends Message, P extends Message> Mono<P> answer(GrpcMethod<Q, P> method, Q request) {
		boolean byStatus = ErrorMode.byStatus();
		return method.invoke(request).map(method::response).onErrorResume((ex) -> {
			ProtocolError error = ApiErrors.of(ex);
			this.metrics.error(method.name(), String.valueOf(error.code()));
			return (byStatus) ? Mono.error(ErrorMode.status(error))
					: Mono.just(method.errorResponse(Messages.error(error)));
		});
	}

	private static <Q, P> ServerCallHandler<Q, P> handler(Function<Q, Mono<P>> call) {
		return ServerCalls
			.asyncUnaryCall((request, observer) -> run(call.apply(request), (ServerCallStreamObserver<P>) observer));
	}

	private static <P> void run(Mono<P> answer, ServerCallStreamObserver<P> observer) {
		Disposable running = answer.subscribe(send(observer), fail(observer));
		observer.setOnCancelHandler(running::dispose);
	}

	private static <P> Consumer<P> send(StreamObserver<P> observer) {
		return (response) -> {
			observer.onNext(response);
			observer.onCompleted();
		};
	}

	/**
	 * Tell an error by status. What throws while it sends an answer is our fault.
	 */
	private static Consumer<Throwable> fail(StreamObserver<?> observer) {
		return (ex) -> observer.onError(Status.fromThrowable(ex).asRuntimeException(Status.trailersFromThrowable(ex)));
	}

}
