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

package io.centrifugo.boot.node;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import reactor.core.publisher.Mono;

import io.centrifugo.boot.channel.CentrifugoChannelAutoConfiguration;
import io.centrifugo.boot.client.CentrifugoClientAutoConfiguration;
import io.centrifugo.boot.config.CentrifugoConfigurationAutoConfiguration;
import io.centrifugo.boot.engine.CentrifugoEngineAutoConfiguration;
import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.memory.MemoryBroker;
import io.centrifugo.engine.handler.ConnectHandler;
import io.centrifugo.engine.handler.Handlers;
import io.centrifugo.engine.handler.RefreshHandler;
import io.centrifugo.engine.handler.RpcHandler;
import io.centrifugo.engine.node.Node;
import io.centrifugo.engine.node.NodeOptions;
import io.centrifugo.engine.protocol.Payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CentrifugoNodeAutoConfiguration}.
 */
class CentrifugoNodeAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CentrifugoConfigurationAutoConfiguration.class,
				CentrifugoClientAutoConfiguration.class, CentrifugoChannelAutoConfiguration.class,
				CentrifugoEngineAutoConfiguration.class, CentrifugoNodeAutoConfiguration.class));

	@Test
	void nodeRunsWithoutAnyConfiguration() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(Node.class).hasSingleBean(MemoryBroker.class);
			assertThat(context.getBean(NodeLifecycle.class).isRunning()).isTrue();
			assertThat(context.getBean(Node.class).nodes()).hasSize(1);
			assertThat(context.getBean(Handlers.class)).isEqualTo(Handlers.NONE);
		});
	}

	@Test
	void whenDisabledThenThereIsNoNode() {
		this.contextRunner.withPropertyValues("centrifugo.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Node.class).doesNotHaveBean(Broker.class));
	}

	@Test
	void whenUserDefinesNodeThenOursBacksOff() {
		Node own = Node.builder().build();
		this.contextRunner.withBean(Node.class, () -> own)
			.run((context) -> assertThat(context.getBean(Node.class)).isSameAs(own));
	}

	@Test
	void whenUserDefinesBrokerThenMemoryBrokerBacksOff() {
		Broker broker = mock(Broker.class);
		given(broker.start(any())).willReturn(Mono.empty());
		given(broker.stop()).willReturn(Mono.empty());
		this.contextRunner.withBean(Broker.class, () -> broker)
			.run((context) -> assertThat(context).hasSingleBean(Broker.class).doesNotHaveBean(MemoryBroker.class));
	}

	@Test
	void brokerThatIsAwayFailsTheStart() {
		Broker broker = mock(Broker.class);
		given(broker.start(any())).willReturn(Mono.error(new IllegalStateException("away")));
		given(broker.stop()).willReturn(Mono.empty());
		this.contextRunner.withBean(Broker.class, () -> broker)
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessage("away"));
	}

	@Test
	void nameIsConfiguredOrMadeOfHostAndPort() {
		this.contextRunner.withPropertyValues("centrifugo.node.name=alpha")
			.run((context) -> assertThat(context.getBean(Node.class).identity().name()).isEqualTo("alpha"));
		this.contextRunner.withPropertyValues("server.port=9000")
			.run((context) -> assertThat(context.getBean(Node.class).identity().name()).endsWith("_9000"));
	}

	@Test
	void metricsIntervalIsConfigured() {
		this.contextRunner.withPropertyValues("centrifugo.node.info-metrics-aggregate-interval=1m30s")
			.run((context) -> assertThat(context.getBean(NodeOptions.class).metricsInterval())
				.isEqualTo(Duration.ofSeconds(90)));
	}

	@Test
	void handlerBeansAreUsedInOrder() {
		this.contextRunner.withUserConfiguration(HandlerConfiguration.class).run((context) -> {
			Handlers handlers = context.getBean(Handlers.class);
			assertThat(handlers.connect()).containsExactly(context.getBean("first", ConnectHandler.class),
					context.getBean("second", ConnectHandler.class));
			assertThat(handlers.rpc()).hasSize(1);
			assertThat(handlers.refresh()).isNotNull();
			assertThat(handlers.subRefresh()).isNull();
		});
	}

	@Test
	void customizersHaveTheLastWord() {
		this.contextRunner.withPropertyValues("centrifugo.node.name=alpha")
			.withBean(NodeBuilderCustomizer.class,
					() -> (builder) -> builder.options(NodeOptions.DEFAULTS.withName("beta")))
			.run((context) -> assertThat(context.getBean(Node.class).identity().name()).isEqualTo("beta"));
	}

	@Test
	void nodeOutlivesTheServersAndClientsLeaveBeforeThem() {
		assertThat(NodeLifecycle.PHASE).isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
		assertThat(NodeDrainLifecycle.PHASE).isGreaterThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
		this.contextRunner.run((context) -> {
			NodeDrainLifecycle drain = context.getBean(NodeDrainLifecycle.class);
			NodeLifecycle lifecycle = context.getBean(NodeLifecycle.class);
			assertThat(drain.isPauseable()).isFalse();
			assertThat(lifecycle.isPauseable()).isFalse();
			drain.stop();
			assertThat(drain.isRunning()).isFalse();
			assertThat(lifecycle.isRunning()).isTrue();
			assertThat(context.getBean(Node.class).health().block(Duration.ofSeconds(1))).isEqualTo(Map.of());
			lifecycle.stop();
			assertThat(lifecycle.isRunning()).isFalse();
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class HandlerConfiguration {

		@Bean
		@Order(2)
		ConnectHandler second() {
			return (event) -> Mono.empty();
		}

		@Bean
		@Order(1)
		ConnectHandler first() {
			return (event) -> Mono.empty();
		}

		@Bean
		RpcHandler rpc() {
			return (event) -> Mono.just(Payload.EMPTY);
		}

		@Bean
		RefreshHandler refresh() {
			return (context) -> Mono.empty();
		}

	}

}
