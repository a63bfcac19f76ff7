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

package io.centrifugo.boot.health;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.AdditionalPathsMapper;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.AvailabilityHealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Mono;

import io.centrifugo.boot.channel.CentrifugoChannelAutoConfiguration;
import io.centrifugo.boot.client.CentrifugoClientAutoConfiguration;
import io.centrifugo.boot.config.CentrifugoConfigurationAutoConfiguration;
import io.centrifugo.boot.engine.CentrifugoEngineAutoConfiguration;
import io.centrifugo.boot.node.CentrifugoNodeAutoConfiguration;
import io.centrifugo.boot.web.WebEndpoint;
import io.centrifugo.engine.broker.BrokerHealth;
import io.centrifugo.engine.broker.Controller;
import io.centrifugo.engine.node.Node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

/**
 * Tests for {@link CentrifugoHealthAutoConfiguration}.
 */
class CentrifugoHealthAutoConfigurationTests {

	private static final String CONTRIBUTOR = "centrifugoHealthContributor";

	private final Node node = Node.builder().build();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CentrifugoHealthAutoConfiguration.class));

	private final ApplicationContextRunner readinessRunner = this.contextRunner.withBean(Node.class, () -> this.node)
		.withConfiguration(AutoConfigurations.of(HealthContributorRegistryAutoConfiguration.class,
				HealthEndpointAutoConfiguration.class, ApplicationAvailabilityAutoConfiguration.class,
				AvailabilityHealthContributorAutoConfiguration.class, AvailabilityProbesAutoConfiguration.class));

	@Test
	void nodeInMemoryIsUp() {
		this.contextRunner.withBean(Node.class, () -> this.node).run((context) -> {
			Health health = health(context.getBean(NodeHealthIndicator.class));
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsOnlyKeys("node");
		});
	}

	@Test
	void nodeThatIsOneOfSeveralInMemoryWarns() {
		this.contextRunner
			.withConfiguration(AutoConfigurations.of(CentrifugoConfigurationAutoConfiguration.class,
					CentrifugoClientAutoConfiguration.class, CentrifugoChannelAutoConfiguration.class,
					CentrifugoEngineAutoConfiguration.class, CentrifugoNodeAutoConfiguration.class))
			.withPropertyValues("REPLICAS=3")
			.run((context) -> {
				Health health = health(context.getBean(NodeHealthIndicator.class));
				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails()).extractingByKey("warning").asString().contains("REPLICAS=3");
			});
	}

	@Test
	void nodeThatCannotHearIsDown() {
		Controller controller = mock(Controller.class, withSettings().extraInterfaces(BrokerHealth.class));
		given(((BrokerHealth) controller).check()).willReturn(Mono.just(Map.of("shard 0", "", "shard 1", "no answer")));
		Node deaf = Node.builder().controller(controller).build();
		this.contextRunner.withBean(Node.class, () -> deaf).run((context) -> {
			Health health = health(context.getBean(NodeHealthIndicator.class));
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.getDetails()).containsEntry("broker", Map.of("shard 0", "UP", "shard 1", "no answer"));
		});
	}

	@Test
	void nodeThatWorksAgainIsUpAgain() {
		Controller controller = mock(Controller.class, withSettings().extraInterfaces(BrokerHealth.class));
		given(((BrokerHealth) controller).check()).willReturn(Mono.error(new IllegalStateException("away")))
			.willReturn(Mono.just(Map.of("redis", "")));
		this.contextRunner.withBean(Node.class, () -> Node.builder().controller(controller).build()).run((context) -> {
			NodeHealthIndicator indicator = context.getBean(NodeHealthIndicator.class);
			assertThat(health(indicator).getStatus()).isEqualTo(Status.DOWN);
			assertThat(health(indicator).getStatus()).isEqualTo(Status.UP);
		});
	}

	@Test
	void nodeIsPartOfReadiness() {
		this.readinessRunner.run((context) -> {
			HealthEndpointGroups groups = context.getBean(HealthEndpointGroups.class);
			assertThat(groups.get("readiness")).satisfies((readiness) -> {
				assertThat(readiness.isMember("centrifugo")).isTrue();
				assertThat(readiness.isMember("readinessState")).isTrue();
				assertThat(readiness.isMember("db")).isFalse();
			});
			assertThat(groups.get("liveness")).satisfies((group) -> assertThat(group.isMember("centrifugo")).isFalse());
		});
	}

	@Test
	void readinessKeepsItsPath() {
		this.readinessRunner.withPropertyValues("management.endpoint.health.probes.add-additional-paths=true")
			.run((context) -> assertThat(((AdditionalPathsMapper) context.getBean(HealthEndpointGroups.class))
				.getAdditionalPaths(EndpointId.of("health"), WebServerNamespace.SERVER))
				.containsExactlyInAnyOrder("/livez", "/readyz"));
	}

	@Test
	void whenUserSaysWhatReadinessIsThenItIsThat() {
		this.readinessRunner.withPropertyValues("management.endpoint.health.group.readiness.include=readinessState")
			.run((context) -> assertThat(context.getBean(HealthEndpointGroups.class).get("readiness"))
				.satisfies((readiness) -> assertThat(readiness.isMember("centrifugo")).isFalse()));
	}

	@Test
	void withoutProbesThereIsNoReadiness() {
		this.readinessRunner.withPropertyValues("management.endpoint.health.probes.enabled=false")
			.run((context) -> assertThat(context.getBean(HealthEndpointGroups.class).get("readiness")).isNull());
	}

	@ParameterizedTest
	@ValueSource(strings = { "centrifugo.enabled", "management.health.centrifugo.enabled",
			"management.health.defaults.enabled" })
	void whenSwitchedOffThenThereIsNoContributor(String property) {
		this.contextRunner.withBean(Node.class, () -> this.node)
			.withPropertyValues(property + "=false")
			.run((context) -> assertThat(context).doesNotHaveBean(CONTRIBUTOR));
	}

	@Test
	void withoutNodeThereIsNoContributor() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(CONTRIBUTOR));
	}

	@ParameterizedTest
	@ValueSource(strings = { "centrifugoHealthIndicator", CONTRIBUTOR })
	void whenUserDefinesContributorThenOursBacksOff(String name) {
		this.contextRunner.withBean(Node.class, () -> this.node)
			.withBean(name, ReactiveHealthIndicator.class, () -> () -> Mono.just(Health.unknown().build()))
			.run((context) -> assertThat(context).hasSingleBean(ReactiveHealthIndicator.class)
				.doesNotHaveBean(NodeHealthIndicator.class));
	}

	@Test
	void withoutHealthModuleTheEndpointOfTheOriginalRemains() {
		this.contextRunner.withBean(Node.class, () -> this.node)
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.health.contributor"))
			.withPropertyValues("centrifugo.health.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(WebEndpoint.class).doesNotHaveBean(CONTRIBUTOR));
	}

	@Test
	void endpointOfTheOriginalIsOffAndMovable() {
		this.contextRunner.withBean(Node.class, () -> this.node)
			.run((context) -> assertThat(context).doesNotHaveBean(WebEndpoint.class));
		this.contextRunner.withBean(Node.class, () -> this.node)
			.withPropertyValues("centrifugo.health.enabled=true", "centrifugo.health.handler-prefix=alive/")
			.run((context) -> assertThat(context.getBean(WebEndpoint.class).path()).isEqualTo("/alive"));
	}

	private static Health health(NodeHealthIndicator indicator) {
		return indicator.health().block(Duration.ofSeconds(5));
	}

}
