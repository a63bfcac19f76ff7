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

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.boot.web.server.reactive.ReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.DispatcherHandler;

import io.centrifugo.boot.web.CentrifugoWebAutoConfiguration;
import io.centrifugo.boot.web.WebEndpointHandlerMapping;
import io.centrifugo.boot.web.WebEndpoints;

/**
 * {@link AutoConfiguration Auto-configuration} for endpoints on the server of a reactive
 * application.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CentrifugoWebAutoConfiguration.class)
@ConditionalOnClass({ DispatcherHandler.class, WebServerInitializedEvent.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "centrifugo.enabled", matchIfMissing = true)
@ConditionalOnBean(WebEndpoints.class)
@Conditional(SharedServerCondition.class)
@EnableConfigurationProperties(HttpServerProperties.class)
public final class CentrifugoReactiveWebAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WebEndpointHandlerMapping centrifugoEndpointHandlerMapping(WebEndpoints endpoints) {
		return new WebEndpointHandlerMapping(endpoints);
	}

	@Bean
	SharedServerCheck centrifugoSharedServerCheck(WebEndpoints endpoints, HttpServerProperties properties,
			ObjectProvider<ReactiveWebServerFactory> factories, Environment environment) {
		boolean standalone = environment.getProperty("centrifugo.standalone", Boolean.class, false);
		return new SharedServerCheck(endpoints, properties.getTls().wanted() && !standalone, factories);
	}

	@Bean
	SharedServerListener centrifugoSharedServerListener(WebEndpoints endpoints, ConfigurableEnvironment environment) {
		return new SharedServerListener(endpoints, new LocalPort(environment, LocalPort.PROPERTY));
	}

}
