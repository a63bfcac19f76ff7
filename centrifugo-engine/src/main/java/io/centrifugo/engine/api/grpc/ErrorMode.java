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

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

import io.centrifugo.engine.protocol.ProtocolError;

/**
 * Whether a caller wants errors in the response or as the status of the call.
 */
final class ErrorMode implements ServerInterceptor {

	private static final Metadata.Key<String> HEADER = Metadata.Key.of("x-centrifugo-error-mode",
			Metadata.ASCII_STRING_MARSHALLER);

	private static final Context.Key<Boolean> BY_STATUS = Context.keyWithDefault("errors-by-status", Boolean.FALSE);

	private final boolean always;

	ErrorMode(boolean always) {
		this.always = always;
	}

	@Override
	public <Q, P> ServerCall.Listener<Q> interceptCall(ServerCall<Q, P> call, Metadata headers,
			ServerCallHandler<Q, P> next) {
		boolean byStatus = this.always || "transport".equals(headers.get(HEADER));
		return Contexts.interceptCall(Context.current().withValue(BY_STATUS, byStatus), call, headers, next);
	}

	/**
	 * Return what the caller of the current call wants, on the thread that runs it.
	 * @return whether errors become the status
	 */
	static boolean byStatus() {
		return BY_STATUS.get();
	}

	static StatusRuntimeException status(ProtocolError error) {
		return StatusProto.toStatusRuntimeException(Status.newBuilder()
			.setCode(status(error.code()).getNumber())
			.setMessage(error.message())
			.addDetails(Any.pack(Messages.error(error)))
			.build());
	}

	private static Code status(int error) {
		return switch (error) {
			case 102, 104 -> Code.NOT_FOUND;
			case 107, 108 -> Code.INVALID_ARGUMENT;
			case 112 -> Code.OUT_OF_RANGE;
			case 113 -> Code.ALREADY_EXISTS;
			default -> Code.INTERNAL;
		};
	}

}
