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

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.server.WebHandler;
import reactor.netty.http.server.HttpServer;

import io.centrifugo.boot.node.CentrifugoNodeAutoConfiguration;
import io.centrifugo.boot.node.SeveralInstances;
import io.centrifugo.boot.web.WebEndpoint;
import io.centrifugo.engine.node.Node;

/**
 * Auto-configuration for the health of the node: a contributor to that of the
 * application, and the endpoint of the original.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CentrifugoNodeAutoConfiguration.class,
		afterName = "org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration")
@ConditionalOnBooleanProperty(name = "centrifugo.enabled", matchIfMissing = true)
@ConditionalOnBean(Node.class)
public final class CentrifugoHealthAutoConfiguration {

	/**
	 * Contributes to the health of the application.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ AbstractReactiveHealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
	@ConditionalOnEnabledHealthIndicator("centrifugo")
	static class ContributorConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = { "centrifugoHealthIndicator", "centrifugoHealthContributor" })
		NodeHealthIndicator centrifugoHealthContributor(Node node, ObjectProvider<SeveralInstances> severalInstances) {
			SeveralInstances instances = severalInstances.getIfAvailable();
			return new NodeHealthIndicator(node, (instances != null) ? instances.sign() : null);
		}

	}

	/**
	 * Makes the node part of the readiness of the application, unless the application
	 * says itself what that is made of.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HealthEndpointGroupsPostProcessor.class, ConditionalOnEnabledHealthIndicator.class })
	@ConditionalOnEnabledHealthIndicator("centrifugo")
	static class ReadinessConfiguration {

		@Bean
		static HealthEndpointGroupsPostProcessor centrifugoReadiness(Environment environment) {
			boolean custom = Binder.get(environment)
				.bind("management.endpoint.health.group." + ReadinessGroups.READINESS,
						Bindable.mapOf(String.class, Object.class))
				.isBound();
			return (groups) -> custom ? groups : new ReadinessGroups(groups);
		}

	}

	/**
	 * Serves the endpoint of the original.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HttpServer.class, WebHandler.class })
	@ConditionalOnBooleanProperty("centrifugo.health.enabled")
	@EnableConfigurationProperties(HealthProperties.class)
	static class EndpointConfiguration {

		@Bean
		WebEndpoint centrifugoHealthEndpoint(HealthProperties properties) {
			return WebEndpoint.at(properties.getHandlerPrefix(), new HealthHandler());
		}

	}

}
