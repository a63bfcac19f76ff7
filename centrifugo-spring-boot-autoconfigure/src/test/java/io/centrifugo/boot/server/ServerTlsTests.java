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

package io.centrifugo.boot.server;

import java.io.File;
import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.web.server.reactive.context.AnnotationConfigReactiveWebServerApplicationContext;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.client.HttpClient;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

import io.centrifugo.boot.config.CentrifugoConfigurationAutoConfiguration;
import io.centrifugo.boot.config.keys.InvalidSettingException;
import io.centrifugo.boot.transport.CentrifugoWebSocketAutoConfiguration;
import io.centrifugo.boot.web.CentrifugoWebAutoConfiguration;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.transport.TransportContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link ServerTls}.
 */
class ServerTlsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final String CERTIFICATE = file("cert.pem");

	private static final String KEY = file("key.pem");

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(
			CentrifugoConfigurationAutoConfiguration.class, CentrifugoWebSocketAutoConfiguration.class,
			CentrifugoWebAutoConfiguration.class, CentrifugoServerAutoConfiguration.class,
			CentrifugoReactiveWebAutoConfiguration.class, SslAutoConfiguration.class);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS)
		.withBean(TransportContext.class, () -> GreetingSession.CONTEXT)
		.withBean(ClientOptions.class, () -> ClientOptions.DEFAULTS)
		.withPropertyValues("centrifugo.http-server.port=0");

	private final ReactiveWebApplicationContextRunner reactive = new ReactiveWebApplicationContextRunner(
			AnnotationConfigReactiveWebServerApplicationContext::new)
		.withConfiguration(CONFIGURATIONS)
		.withConfiguration(AutoConfigurations.of(NettyReactiveWebServerAutoConfiguration.class,
				HttpHandlerAutoConfiguration.class, WebFluxAutoConfiguration.class))
		.withBean(TransportContext.class, () -> GreetingSession.CONTEXT)
		.withBean(ClientOptions.class, () -> ClientOptions.DEFAULTS)
		.withPropertyValues("server.port=0", "spring.reactor.netty.shutdown-quiet-period=0s");

	@Test
	void webSocketsAreEncryptedWithTheCertificateOfTheSettings() {
		this.contextRunner
			.withPropertyValues("centrifugo.http-server.tls.enabled=true",
					"centrifugo.http-server.tls.cert-pem=" + CERTIFICATE, "centrifugo.http-server.tls.key-pem=" + KEY)
			.run((context) -> assertThat(greeting(context, client(false))).isEqualTo("hi"));
	}

	@Test
	void bundleIsEnoughToEncrypt() {
		this.contextRunner.withPropertyValues("spring.ssl.bundle.pem.web.keystore.certificate=file:" + CERTIFICATE,
				"spring.ssl.bundle.pem.web.keystore.private-key=file:" + KEY, "centrifugo.http-server.tls.bundle=web")
			.run((context) -> assertThat(greeting(context, client(false))).isEqualTo("hi"));
	}

	@Test
	void clientsMustShowACertificateIfTheirAuthorityIsSet() {
		this.contextRunner
			.withPropertyValues("centrifugo.http-server.tls.enabled=true",
					"centrifugo.http-server.tls.cert-pem=" + CERTIFICATE, "centrifugo.http-server.tls.key-pem=" + KEY,
					"centrifugo.http-server.tls.client-ca-pem=" + CERTIFICATE)
			.run((context) -> {
				assertThat(greeting(context, client(true))).isEqualTo("hi");
				assertThatException().isThrownBy(() -> greeting(context, client(false)));
			});
	}

	@Test
	void certificateAndBundleMustBeThere() {
		this.contextRunner.withPropertyValues("centrifugo.http-server.tls.enabled=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSettingException.class)
				.hasMessageContaining("centrifugo.http-server.tls.cert-pem"));
		this.contextRunner.withPropertyValues("centrifugo.http-server.tls.bundle=none")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSettingException.class)
				.hasMessageContaining("there is no SSL bundle 'none'"));
	}

	@Test
	void serverOfTheApplicationIsNotEncryptedByThem() {
		this.reactive.withPropertyValues("centrifugo.http-server.tls.enabled=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSettingException.class)
				.hasMessageContaining("server.ssl"));
		this.reactive.withPropertyValues("centrifugo.http-server.tls.enabled=true", "centrifugo.standalone=true")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static String greeting(ApplicationContext context, GenericSslContextSpec<?> ssl) {
		return HttpClient.create()
			.secure((spec) -> spec.sslContext(ssl))
			.websocket()
			.uri("wss://localhost:" + context.getEnvironment().getRequiredProperty("local.centrifugo.port")
					+ "/connection/websocket")
			.handle((in, out) -> in.receive().asString().next())
			.blockFirst(TIMEOUT);
	}

	private static GenericSslContextSpec<?> client(boolean withCertificate) {
		return Http11SslContextSpec.forClient().configure((builder) -> {
			builder.trustManager(new File(CERTIFICATE));
			if (withCertificate) {
				builder.keyManager(new File(CERTIFICATE), new File(KEY));
			}
		});
	}

	private static String file(String name) {
		try {
			return new ClassPathResource(name, ServerTlsTests.class).getFile().getPath();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
