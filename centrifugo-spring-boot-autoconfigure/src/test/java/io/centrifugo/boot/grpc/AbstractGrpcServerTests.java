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

import javax.net.ssl.SSLException;

import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every server that speaks gRPC does, and how its clients reach it.
 */
abstract class AbstractGrpcServerTests {

	private static final String CERTIFICATE = file("cert.pem");

	final ApplicationContextRunner disabled = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CentrifugoChannelAutoConfiguration.class,
				CentrifugoClientAutoConfiguration.class, CentrifugoConfigurationAutoConfiguration.class,
				CentrifugoEngineAutoConfiguration.class, CentrifugoGrpcApiAutoConfiguration.class,
				CentrifugoNodeAutoConfiguration.class, CentrifugoTransportAutoConfiguration.class,
				CentrifugoUniGrpcAutoConfiguration.class, SslAutoConfiguration.class))
		.withPropertyValues("centrifugo.client.insecure=true");

	final ApplicationContextRunner enabled;

	private final String name;

	/**
	 * Create tests for a server.
	 * @param name the name of its properties, below {@code centrifugo}
	 */
	AbstractGrpcServerTests(String name) {
		this.name = name;
		this.enabled = this.disabled.withPropertyValues(key("enabled=true"), key("port=0"), key("address=localhost"));
	}

	private String key(String setting) {
		return "centrifugo." + this.name + "." + setting;
	}

	@Test
	void isOffUnlessEnabled() {
		this.disabled.run((context) -> assertThat(context).doesNotHaveBean(GrpcServerLifecycle.class));
		this.enabled.withPropertyValues("centrifugo.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(GrpcServerLifecycle.class));
	}

	@Test
	void takenPortFailsTheStart() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			this.disabled.withPropertyValues(key("enabled=true"), key("port=" + socket.getLocalPort()))
				.run((context) -> assertThat(context.getStartupFailure())
					.hasStackTraceContaining(ServerPortInUseException.class.getName()));
		}
	}

	/**
	 * Return the server's properties with a certificate.
	 */
	String[] tls() {
		return new String[] { key("tls.enabled=true"), key("tls.cert-pem=" + CERTIFICATE),
				key("tls.key-pem=" + file("key.pem")) };
	}

	void withChannel(ApplicationContext context, Consumer<ManagedChannel> action) {
		use(builder(context).usePlaintext().build(), action);
	}

	void withTlsChannel(ApplicationContext context, Consumer<ManagedChannel> action) throws SSLException {
		use(builder(context).useTransportSecurity()
			.sslContext(GrpcSslContexts.forClient().trustManager(new File(CERTIFICATE)).build())
			.build(), action);
	}

	private static void use(ManagedChannel channel, Consumer<ManagedChannel> action) {
		try {
			action.accept(channel);
		}
		finally {
			channel.shutdownNow();
		}
	}

	private NettyChannelBuilder builder(ApplicationContext context) {
		return NettyChannelBuilder.forAddress("localhost",
				context.getEnvironment().getRequiredProperty("local.centrifugo." + this.name + ".port", Integer.class));
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
