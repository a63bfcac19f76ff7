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
import java.util.function.Consumer;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.MetadataUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;

import io.centrifugo.boot.channel.CentrifugoChannelAutoConfiguration;
import io.centrifugo.boot.client.CentrifugoClientAutoConfiguration;
import io.centrifugo.boot.config.CentrifugoConfigurationAutoConfiguration;
import io.centrifugo.boot.config.keys.InvalidSettingException;
import io.centrifugo.boot.engine.CentrifugoEngineAutoConfiguration;
import io.centrifugo.boot.node.CentrifugoNodeAutoConfiguration;
import io.centrifugo.boot.server.ServerPortInUseException;
import io.centrifugo.engine.proto.api.CentrifugoApiGrpc;
import io.centrifugo.engine.proto.api.CentrifugoApiGrpc.CentrifugoApiBlockingStub;
import io.centrifugo.engine.proto.api.InfoRequest;
import io.centrifugo.engine.proto.api.PresenceRequest;
import io.centrifugo.engine.proto.api.PublishRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CentrifugoGrpcApiAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class GrpcApiAutoConfigurationTests {

	private static final String KEY = "centrifugo.grpc-api.key=secret";

	private static final String CERTIFICATE = file("cert.pem");

	private final ApplicationContextRunner disabled = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CentrifugoChannelAutoConfiguration.class,
				CentrifugoClientAutoConfiguration.class, CentrifugoConfigurationAutoConfiguration.class,
				CentrifugoEngineAutoConfiguration.class, CentrifugoNodeAutoConfiguration.class,
				CentrifugoGrpcApiAutoConfiguration.class, SslAutoConfiguration.class))
		.withPropertyValues("centrifugo.client.insecure=true");

	private final ApplicationContextRunner enabled = this.disabled.withPropertyValues(
			"centrifugo.grpc-api.enabled=true", "centrifugo.grpc-api.port=0", "centrifugo.grpc-api.address=localhost");

	@Test
	void isOffUnlessEnabled() {
		this.disabled.run((context) -> assertThat(context).doesNotHaveBean(GrpcServerLifecycle.class));
		this.enabled.withPropertyValues("centrifugo.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(GrpcServerLifecycle.class));
	}

	@Test
	void answersThoseWhoKnowTheKey() {
		this.enabled.withPropertyValues(KEY)
			.run((context) -> call(context, "secret",
					(stub) -> assertThat(stub.info(InfoRequest.getDefaultInstance()).getResult().getNodesCount())
						.isEqualTo(1)));
	}

	@Test
	void withoutAKeyEveryCallIsRefused(CapturedOutput output) {
		this.enabled.run((context) -> assertThat(failure(context, "")).isEqualTo(Status.Code.UNAUTHENTICATED));
		assertThat(output).contains("centrifugo.grpc-api.key");
	}

	@Test
	void insecureServerAnswersEverybody(CapturedOutput output) {
		this.enabled.withPropertyValues("centrifugo.grpc-api.insecure=true")
			.run((context) -> assertThat(failure(context, "other")).isEqualTo(Status.Code.OK));
		assertThat(output).contains("centrifugo.grpc-api.insecure");
	}

	@Test
	void errorsMayBecomeTheStatus() {
		this.enabled.withPropertyValues(KEY, "centrifugo.grpc-api.error-mode=transport")
			.run((context) -> call(context, "secret", (stub) -> assertThatExceptionOfType(StatusRuntimeException.class)
				.isThrownBy(() -> stub.presence(PresenceRequest.getDefaultInstance()))
				.satisfies((ex) -> assertThat(ex.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT))));
	}

	@Test
	void requestsHaveALimit() {
		this.enabled.withPropertyValues(KEY, "centrifugo.grpc-api.max-receive-message-size=1KB")
			.run((context) -> call(context, "secret", (stub) -> assertThatExceptionOfType(StatusRuntimeException.class)
				.isThrownBy(() -> stub
					.publish(PublishRequest.newBuilder().setData(ByteString.copyFrom(new byte[2000])).build()))
				.satisfies((ex) -> assertThat(ex.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED))));
	}

	@Test
	void schemaIsToldIfWanted() {
		this.enabled.withPropertyValues(KEY)
			.run((context) -> withChannel(context, (channel) -> assertThat(reflectedServices(channel)).isEmpty()));
		this.enabled.withPropertyValues(KEY, "centrifugo.grpc-api.reflection=true")
			.run((context) -> withChannel(context, (channel) -> assertThat(reflectedServices(channel))
				.contains("centrifugal.centrifugo.api.CentrifugoApi")));
	}

	@Test
	void speaksTlsIfWanted() {
		this.enabled.withPropertyValues(KEY, "centrifugo.grpc-api.tls.enabled=true",
				"centrifugo.grpc-api.tls.cert-pem=" + CERTIFICATE, "centrifugo.grpc-api.tls.key-pem=" + file("key.pem"))
			.run((context) -> {
				ManagedChannel channel = builder(context).useTransportSecurity()
					.sslContext(GrpcSslContexts.forClient().trustManager(new File(CERTIFICATE)).build())
					.build();
				try {
					assertThat(stub(channel, "secret").info(InfoRequest.getDefaultInstance()).hasError()).isFalse();
				}
				finally {
					channel.shutdownNow();
				}
			});
	}

	@Test
	void tlsNeedsACertificate() {
		this.enabled.withPropertyValues(KEY, "centrifugo.grpc-api.tls.enabled=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSettingException.class)
				.hasMessageContaining("centrifugo.grpc-api.tls.cert-pem"));
	}

	@Test
	void customizersChangeTheServer() {
		this.enabled.withPropertyValues(KEY)
			.withBean(GrpcServerCustomizer.class, () -> (builder) -> builder.maxInboundMetadataSize(100))
			.run((context) -> assertThat(failure(context, "x".repeat(1000))).isNotEqualTo(Status.Code.OK)
				.isNotEqualTo(Status.Code.UNAUTHENTICATED));
	}

	@Test
	void takenPortFailsTheStart() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			this.disabled
				.withPropertyValues("centrifugo.grpc-api.enabled=true",
						"centrifugo.grpc-api.port=" + socket.getLocalPort())
				.run((context) -> assertThat(context.getStartupFailure())
					.hasStackTraceContaining(ServerPortInUseException.class.getName()));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "io.grpc.netty", "io.grpc.stub", "io.grpc.protobuf.services", "io.grpc" })
	void librariesMustBeThere(String missing) {
		this.enabled.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(new MissingGrpcFailureAnalyzer().analyze(context.getStartupFailure()))
				.satisfies((analysis) -> assertThat(analysis.getAction()).contains("io.grpc:grpc-netty")));
		this.disabled.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static Status.Code failure(ApplicationContext context, String key) {
		Status.Code[] code = { Status.Code.OK };
		call(context, key, (stub) -> {
			try {
				stub.info(InfoRequest.getDefaultInstance());
			}
			catch (StatusRuntimeException ex) {
				code[0] = ex.getStatus().getCode();
			}
		});
		return code[0];
	}

	private static void call(ApplicationContext context, String key, Consumer<CentrifugoApiBlockingStub> action) {
		withChannel(context, (channel) -> action.accept(stub(channel, key)));
	}

	private static void withChannel(ApplicationContext context, Consumer<ManagedChannel> action) {
		ManagedChannel channel = builder(context).usePlaintext().build();
		try {
			action.accept(channel);
		}
		finally {
			channel.shutdownNow();
		}
	}

	private static NettyChannelBuilder builder(ApplicationContext context) {
		return NettyChannelBuilder.forAddress("localhost",
				context.getEnvironment().getRequiredProperty("local.centrifugo.grpc-api.port", Integer.class));
	}

	private static CentrifugoApiBlockingStub stub(ManagedChannel channel, String key) {
		Metadata metadata = new Metadata();
		metadata.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "apikey " + key);
		return CentrifugoApiGrpc.newBlockingStub(channel)
			.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata));
	}

	private static String reflectedServices(ManagedChannel channel) {
		BlockingClientCall<ServerReflectionRequest, ServerReflectionResponse> call = ServerReflectionGrpc
			.newBlockingV2Stub(channel)
			.serverReflectionInfo();
		try {
			call.write(ServerReflectionRequest.newBuilder().setListServices("*").build());
			ServerReflectionResponse response = call.read();
			return (response != null) ? response.toString() : "";
		}
		catch (Exception ex) {
			return "";
		}
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
