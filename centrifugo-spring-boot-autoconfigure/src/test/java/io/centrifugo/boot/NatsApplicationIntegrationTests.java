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
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.centrifugo.boot.api.CentrifugoOperations;
import io.centrifugo.engine.broker.nats.NatsProcess;
import io.centrifugo.engine.node.Node;
import io.centrifugo.engine.testkit.SocketClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for two applications on one NATS.
 */
class NatsApplicationIntegrationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static NatsProcess nats;

	private static ConfigurableApplicationContext first;

	private static ConfigurableApplicationContext second;

	@BeforeAll
	static void start() {
		nats = new NatsProcess();
		first = application();
		second = application();
	}

	private static ConfigurableApplicationContext application() {
		return new SpringApplicationBuilder(AbstractApplicationTests.Application.class).web(WebApplicationType.REACTIVE)
			.properties("centrifugo.broker.enabled=true", "centrifugo.broker.type=nats",
					"centrifugo.broker.nats.url=nats://127.0.0.1:" + nats.port(), "server.port=0",
					"centrifugo.client.insecure=true", "centrifugo.client.allowed-origins=http://127.0.0.1*",
					"spring.reactor.netty.shutdown-quiet-period=0s")
			.run();
	}

	@AfterAll
	static void stop() {
		if (nats != null) {
			first.close();
			second.close();
			nats.close();
		}
	}

	@Test
	void clientOfOneReceivesWhatTheOtherPublishes() {
		try (SocketClient client = SocketClient.connect(port(first))) {
			client.subscribe("news");
			CentrifugoOperations operations = second.getBean(CentrifugoOperations.class);
			assertThat(operations.publish("news", Map.of("n", 1)).block(TIMEOUT).offset()).isZero();
			assertThat(client.receive()).contains("\"n\":1").doesNotContain("offset");
			await().atMost(TIMEOUT).until(() -> operations.info().block(TIMEOUT).size() == 2);
			assertThat(operations.channels("").block(TIMEOUT)).containsEntry("news", 1);
		}
	}

	@Test
	void healthTellsOfTheConnection() {
		assertThat(first.getBean(Node.class).health().block(TIMEOUT))
			.containsExactly(Map.entry("nats nats://127.0.0.1:" + nats.port(), ""));
	}

	private static int port(ConfigurableApplicationContext context) {
		return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

}
