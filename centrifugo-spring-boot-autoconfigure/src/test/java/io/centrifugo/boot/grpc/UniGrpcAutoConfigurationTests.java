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

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;

import io.centrifugo.boot.channel.CentrifugoChannelAutoConfiguration;
import io.centrifugo.boot.client.CentrifugoClientAutoConfiguration;
import io.centrifugo.boot.config.CentrifugoConfigurationAutoConfiguration;
import io.centrifugo.boot.engine.CentrifugoEngineAutoConfiguration;
import io.centrifugo.boot.node.CentrifugoNodeAutoConfiguration;
import io.centrifugo.boot.server.ServerPortInUseException;
import io.centrifugo.boot.transport.CentrifugoTransportAutoConfiguration;
import io.centrifugo.engine.proto.unistream.CentrifugoUniStreamGrpc;
import io.centrifugo.engine.proto.unistream.ConnectRequest;
import io.centrifugo.engine.proto.unistream.Push;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CentrifugoUniGrpcAutoConfiguration}.
 */
class UniGrpcAutoConfigurationTests {

	private static final String CERTIFICATE = file("cert.pem");

	private final ApplicationContextRunner disabled = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CentrifugoChannelAutoConfiguration.class,
				CentrifugoClientAutoConfiguration.class, CentrifugoConfigurationAutoConfiguration.class,
				CentrifugoEngineAutoConfiguration.class, CentrifugoGrpcApiAutoConfiguration.class,
				CentrifugoNodeAutoConfiguration.class, CentrifugoTransportAutoConfiguration.class,
				CentrifugoUniGrpcAutoConfiguration.class, SslAutoConfiguration.class))
		.withPropertyValues("centrifugo.client.insecure=true");

	private final ApplicationContextRunner enabled = this.disabled.withPropertyValues(
			"centrifugo.uni-grpc.enabled=true", "centrifugo.uni-grpc.port=0", "centrifugo.uni-grpc.address=localhost");

	@Test
	void isOffUnlessEnabled() {
		this.disabled.run((context) -> assertThat(context).doesNotHaveBean(GrpcServerLifecycle.class));
		this.enabled.withPropertyValues("centrifugo.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(GrpcServerLifecycle.class));
	}

	@Test
	void streamsUntilTheApplicationStops() {
		this.enabled.run((context) -> {
			ManagedChannel channel = builder(context).usePlaintext().build();
			try {
				Iterator<Push> pushes = consume(channel, ConnectRequest.getDefaultInstance());
				assertThat(pushes.next().getConnect().getClient()).isNotEmpty();
				context.getSourceApplicationContext().close();
				assertThat(pushes.next().getDisconnect().getCode()).isEqualTo(3001);
				assertThat(pushes.hasNext()).isFalse();
			}
			finally {
				channel.shutdownNow();
			}
		});
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
		this.enabled.withPropertyValues("centrifugo.uni-grpc.tls.enabled=true",
				"centrifugo.uni-grpc.tls.cert-pem=" + CERTIFICATE, "centrifugo.uni-grpc.tls.key-pem=" + file("key.pem"))
			.run((context) -> {
				ManagedChannel channel = builder(context).useTransportSecurity()
					.sslContext(GrpcSslContexts.forClient().trustManager(new File(CERTIFICATE)).build())
					.build();
				try {
					assertThat(consume(channel, ConnectRequest.getDefaultInstance()).next().hasConnect()).isTrue();
				}
				finally {
					channel.shutdownNow();
				}
			});
	}

	@Test
	void customizersChangeTheServer() {
		this.enabled.withBean(UniGrpcServerCustomizer.class, () -> (builder) -> builder.maxInboundMessageSize(100))
			.run((context) -> assertThat(failure(context, "x".repeat(2000))).isEqualTo(Status.Code.RESOURCE_EXHAUSTED));
	}

	@Test
	void takenPortFailsTheStart() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			this.disabled
				.withPropertyValues("centrifugo.uni-grpc.enabled=true",
						"centrifugo.uni-grpc.port=" + socket.getLocalPort())
				.run((context) -> assertThat(context.getStartupFailure())
					.hasStackTraceContaining(ServerPortInUseException.class.getName()));
		}
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

	private static Status.Code failure(ApplicationContext context, String name) {
		ManagedChannel channel = builder(context).usePlaintext().build();
		try {
			consume(channel, ConnectRequest.newBuilder().setName(name).build()).next();
			return Status.Code.OK;
		}
		catch (StatusRuntimeException ex) {
			return ex.getStatus().getCode();
		}
		finally {
			channel.shutdownNow();
		}
	}

	private static Iterator<Push> consume(ManagedChannel channel, ConnectRequest request) {
		return CentrifugoUniStreamGrpc.newBlockingStub(channel)
			.withDeadlineAfter(60, TimeUnit.SECONDS)
			.consume(request);
	}

	private static NettyChannelBuilder builder(ApplicationContext context) {
		return NettyChannelBuilder.forAddress("localhost",
				context.getEnvironment().getRequiredProperty("local.centrifugo.uni-grpc.port", Integer.class));
	}

	private static String file(String name) {
		try {
			return new ClassPathResource("io/centrifugo/boot/server/" + name).getFile().getPath();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
