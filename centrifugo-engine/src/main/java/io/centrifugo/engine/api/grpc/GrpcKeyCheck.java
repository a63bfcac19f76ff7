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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * Lets those call who know the key: metadata {@code authorization} must be
 * {@code apikey KEY}. Takes the same time for every wrong key of a length.
 *
 * @since 0.1.0
 */
public final class GrpcKeyCheck implements ServerInterceptor {

	private static final Metadata.Key<String> HEADER = Metadata.Key.of("authorization",
			Metadata.ASCII_STRING_MARSHALLER);

	private final byte @Nullable [] expected;

	/**
	 * Create a check.
	 * @param key the key; empty lets nobody in
	 */
	public GrpcKeyCheck(String key) {
		this.expected = (key.isEmpty()) ? null : ("apikey " + key).getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public <Q, P> ServerCall.Listener<Q> interceptCall(ServerCall<Q, P> call, Metadata headers,
			ServerCallHandler<Q, P> next) {
		if (!allows(headers.get(HEADER))) {
			call.close(Status.UNAUTHENTICATED.withDescription("unauthenticated"), new Metadata());
			return new ServerCall.Listener<>() {
			};
		}
		return next.startCall(call, headers);
	}

	private boolean allows(@Nullable String authorization) {
		return authorization != null && this.expected != null
				&& MessageDigest.isEqual(this.expected, authorization.getBytes(StandardCharsets.UTF_8));
	}

}
