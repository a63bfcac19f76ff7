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

import java.util.Iterator;
import java.util.concurrent.TimeUnit;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.ApplicationContext;

import io.centrifugo.engine.proto.unistream.CentrifugoUniStreamGrpc;
import io.centrifugo.engine.proto.unistream.ConnectRequest;
import io.centrifugo.engine.proto.unistream.Push;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CentrifugoUniGrpcAutoConfiguration}.
 */
class UniGrpcAutoConfigurationTests extends AbstractGrpcServerTests {

	UniGrpcAutoConfigurationTests() {
		super("uni-grpc");
	}

	@Test
	void streamsUntilTheApplicationStops() {
		this.enabled.run((context) -> withChannel(context, (channel) -> {
			Iterator<Push> pushes = consume(channel, ConnectRequest.getDefaultInstance());
			assertThat(pushes.next().getConnect().getClient()).isNotEmpty();
			context.getSourceApplicationContext().close();
			assertThat(pushes.next().getDisconnect().getCode()).isEqualTo(3001);
			assertThat(pushes.hasNext()).isFalse();
		}));
	}

	@Test
	void bothServersMayRun() {
		this.enabled
			.withPropertyValues("centrifugo.grpc-api.enabled=true", "centrifugo.grpc-api.port=0",
					"centrifugo.grpc-api.key=secret")
			.run((context) -> assertThat(context.getBeansOfType(GrpcServerLifecycle.class)).hasSize(2));
	}

	@Test
	void requestsHaveALimit() {
		this.enabled.withPropertyValues("centrifugo.uni-grpc.max-receive-message-size=1KB")
			.run((context) -> assertThat(failure(context, "x".repeat(2000))).isEqualTo(Status.Code.RESOURCE_EXHAUSTED));
	}

	@Test
	void speaksTlsIfWanted() {
		this.enabled.withPropertyValues(tls())
			.run((context) -> withTlsChannel(context,
					(channel) -> assertThat(consume(channel, ConnectRequest.getDefaultInstance()).next().hasConnect())
						.isTrue()));
	}

	@Test
	void customizersChangeTheServer() {
		this.enabled.withBean(UniGrpcServerCustomizer.class, () -> (builder) -> builder.maxInboundMessageSize(100))
			.run((context) -> assertThat(failure(context, "x".repeat(2000))).isEqualTo(Status.Code.RESOURCE_EXHAUSTED));
	}

	@ParameterizedTest
	@ValueSource(strings = { "io.grpc.netty", "io.grpc.stub", "io.grpc.protobuf", "io.grpc" })
	void librariesMustBeThere(String missing) {
		this.enabled.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(new MissingGrpcFailureAnalyzer().analyze(context.getStartupFailure()))
				.satisfies(
						(analysis) -> assertThat(analysis.getDescription()).contains("centrifugo.uni-grpc.enabled")));
		this.disabled.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private Status.Code failure(ApplicationContext context, String name) {
		Status.Code[] code = { Status.Code.OK };
		withChannel(context, (channel) -> {
			try {
				consume(channel, ConnectRequest.newBuilder().setName(name).build()).next();
			}
			catch (StatusRuntimeException ex) {
				code[0] = ex.getStatus().getCode();
			}
		});
		return code[0];
	}

	private static Iterator<Push> consume(ManagedChannel channel, ConnectRequest request) {
		return CentrifugoUniStreamGrpc.newBlockingStub(channel)
			.withDeadlineAfter(60, TimeUnit.SECONDS)
			.consume(request);
	}

}
