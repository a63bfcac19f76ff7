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

package io.centrifugo.boot;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.reactive.TomcatReactiveWebServerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.test.StepVerifier;

import io.centrifugo.boot.api.CentrifugoPublisher;
import io.centrifugo.engine.testkit.SocketClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * A reactive application whose server is not Reactor Netty.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReactiveTomcatTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	@Test
	void webSocketsFailTheStart(CapturedOutput output) {
		assertThatException().isThrownBy(this::run);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("TomcatReactiveWebServerFactory")
			.contains("centrifugo.http-server.port");
	}

	@Test
	void serverOfItsOwnServesThem() {
		try (ConfigurableApplicationContext context = run("--centrifugo.http-server.port=0");
				SocketClient client = SocketClient
					.connect(context.getEnvironment().getRequiredProperty("local.centrifugo.port", Integer.class))) {
			client.subscribe("news");
		}
	}

	@Test
	void streamsAndApiAreServedByAnyServer() {
		try (ConfigurableApplicationContext context = run("--centrifugo.websocket.disabled=true")) {
			String base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.centrifugo.port");
			CentrifugoPublisher publisher = context.getBean(CentrifugoPublisher.class);
			StepVerifier
				.create(HttpClient.create()
					.get()
					.uri(base + "/connection/uni_sse?cf_connect=%7B%22subs%22%3A%7B%22news%22%3A%7B%7D%7D%7D")
					.responseContent()
					.asString()
					.concatMapIterable((text) -> text.lines().filter((line) -> line.startsWith("data: {\"")).toList()))
				.assertNext((line) -> assertThat(line).contains("\"connect\"").contains("\"news\""))
				.then(() -> publisher.publish("news", 1).block(TIMEOUT))
				.assertNext((line) -> assertThat(line).contains("\"channel\":\"news\""))
				.thenCancel()
				.verify(TIMEOUT);
			assertThat(HttpClient.create()
				.post()
				.uri(base + "/api/info")
				.send(ByteBufFlux.fromString(Mono.just("{}")))
				.responseContent()
				.aggregate()
				.asString()
				.block(TIMEOUT)).startsWith("{\"result\":{\"nodes\":");
		}
	}

	private ConfigurableApplicationContext run(String... arguments) {
		return new SpringApplicationBuilder(Application.class)
			.properties("spring.main.web-application-type=reactive", "server.port=0", "spring.main.banner-mode=off",
					"centrifugo.client.insecure=true", "centrifugo.client.allowed-origins=http://127.0.0.1*",
					"centrifugo.http-api.insecure=true", "centrifugo.uni-sse.enabled=true",
					"spring.reactor.netty.shutdown-quiet-period=0s")
			.run(arguments);
	}

	@Configuration(proxyBeanMethods = false)
	@Import(AbstractApplicationTests.Application.class)
	static class Application {

		@Bean
		TomcatReactiveWebServerFactory tomcat() {
			return new TomcatReactiveWebServerFactory(0);
		}

	}

}
