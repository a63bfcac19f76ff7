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
import io.centrifugo.engine.api.MapPublishRequest;
import io.centrifugo.engine.api.Maps;
import io.centrifugo.engine.broker.map.MapPublishOptions;
import io.centrifugo.engine.broker.redis.RedisProcess;
import io.centrifugo.engine.node.Node;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.testkit.SocketClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for two applications on one Redis, one by properties of its own, one by those of
 * Spring Boot.
 */
class RedisApplicationIntegrationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static RedisProcess redis;

	private static ConfigurableApplicationContext first;

	private static ConfigurableApplicationContext second;

	@BeforeAll
	static void start() {
		redis = new RedisProcess();
		first = application("--centrifugo.engine.redis.address=redis://127.0.0.1:" + redis.port());
		second = application("--spring.data.redis.host=127.0.0.1", "--spring.data.redis.port=" + redis.port());
	}

	private static ConfigurableApplicationContext application(String... arguments) {
		return new SpringApplicationBuilder(AbstractApplicationTests.Application.class).web(WebApplicationType.REACTIVE)
			.properties("centrifugo.engine.type=redis", "server.port=0", "centrifugo.client.insecure=true",
					"centrifugo.client.allowed-origins=http://127.0.0.1*",
					"centrifugo.channel.without-namespace.presence=true",
					"centrifugo.channel.without-namespace.history-size=10",
					"centrifugo.channel.without-namespace.history-ttl=1m", "centrifugo.map-broker.type=redis",
					"centrifugo.channel.namespaces[0].name=board",
					"centrifugo.channel.namespaces[0].subscription-type=map",
					"centrifugo.channel.namespaces[0].map.mode=persistent",
					"spring.reactor.netty.shutdown-quiet-period=0s")
			.run(arguments);
	}

	@AfterAll
	static void stop() {
		first.close();
		second.close();
		redis.close();
	}

	@Test
	void clientOfOneReceivesWhatTheOtherPublishes() {
		try (SocketClient client = SocketClient.connect(port(first));
				SocketClient other = SocketClient.connect(port(second))) {
			client.subscribe("news");
			other.subscribe("news");
			CentrifugoOperations operations = second.getBean(CentrifugoOperations.class);
			assertThat(operations.publish("news", Map.of("n", 1)).block(TIMEOUT).offset()).isEqualTo(1);
			assertThat(client.receive()).contains("\"n\":1").contains("\"offset\":1");
			assertThat(other.receive()).contains("\"n\":1");
			assertThat(operations.presence("news").block(TIMEOUT)).hasSize(2);
			assertThat(operations.channels("").block(TIMEOUT)).containsEntry("news", 2);
			assertThat(operations.info().block(TIMEOUT)).hasSize(2);
		}
	}

	@Test
	void clientOfOneSeesKeysThatTheOtherWrites() {
		Maps maps = second.getBean(CentrifugoOperations.class).maps();
		try (SocketClient client = SocketClient.connect(port(first))) {
			maps.publish(new MapPublishRequest("board:a", "k", Payload.of("1"), MapPublishOptions.NONE)).block(TIMEOUT);
			client.send("{\"id\":9,\"subscribe\":{\"channel\":\"board:a\",\"type\":1,\"phase\":2}}");
			assertThat(client.receive()).contains("\"state\":[{\"data\":1,");
			maps.publish(new MapPublishRequest("board:a", "k", Payload.of("2"), MapPublishOptions.NONE)).block(TIMEOUT);
			assertThat(client.receive()).contains("\"pub\":{\"data\":2,", "\"offset\":2", "\"key\":\"k\"");
		}
	}

	@Test
	void healthTellsOfTheConnections() {
		Map<String, String> checks = first.getBean(Node.class).health().block(TIMEOUT);
		assertThat(checks).isNotEmpty().allSatisfy((part, problem) -> assertThat(problem).isEmpty());
		assertThat(checks.keySet()).allMatch((part) -> part.startsWith("127.0.0.1:" + redis.port()));
	}

	private static int port(ConfigurableApplicationContext context) {
		return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

}
