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

package io.centrifugo.boot.grpc;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Names the libraries of gRPC.
 */
class MissingGrpcFailureAnalyzer extends AbstractFailureAnalyzer<MissingGrpcException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingGrpcException cause) {
		return new FailureAnalysis(
				"'" + cause.property() + "' is set, but the libraries of gRPC are not on the class path.",
				"Add the dependencies io.grpc:grpc-netty, io.grpc:grpc-protobuf, io.grpc:grpc-services and "
						+ "io.grpc:grpc-stub, or do not set '" + cause.property() + "'.",
				cause);
	}

}
