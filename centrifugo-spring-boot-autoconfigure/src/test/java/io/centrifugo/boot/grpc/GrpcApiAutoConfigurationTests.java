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

import java.util.function.Consumer;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.MetadataUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

import io.centrifugo.boot.config.keys.InvalidSettingException;
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
class GrpcApiAutoConfigurationTests extends AbstractGrpcServerTests {

	private static final String KEY = "centrifugo.grpc-api.key=secret";

	GrpcApiAutoConfigurationTests() {
		super("grpc-api");
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
		this.enabled.withPropertyValues(KEY)
			.withPropertyValues(tls())
			.run((context) -> withTlsChannel(context,
					(channel) -> assertThat(stub(channel, "secret").info(InfoRequest.getDefaultInstance()).hasError())
						.isFalse()));
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

	@ParameterizedTest
	@ValueSource(strings = { "io.grpc.netty", "io.grpc.stub", "io.grpc.protobuf.services", "io.grpc" })
	void librariesMustBeThere(String missing) {
		this.enabled.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(new MissingGrpcFailureAnalyzer().analyze(context.getStartupFailure()))
				.satisfies((analysis) -> assertThat(analysis.getAction()).contains("io.grpc:grpc-netty")));
		this.disabled.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private Status.Code failure(ApplicationContext context, String key) {
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

	private void call(ApplicationContext context, String key, Consumer<CentrifugoApiBlockingStub> action) {
		withChannel(context, (channel) -> action.accept(stub(channel, key)));
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

}
