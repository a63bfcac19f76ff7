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

import java.time.Duration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.ReactorNettyProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/**
 * {@link AutoConfiguration Auto-configuration} for the event loops of a reactive
 * application whose own server clients connect to.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = NettyReactiveWebServerAutoConfiguration.class)
@ConditionalOnClass({ NettyReactiveWebServerAutoConfiguration.class, ReactorResourceFactory.class,
		LoopResources.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "centrifugo.enabled", matchIfMissing = true)
@Conditional(SharedServerCondition.class)
@EnableConfigurationProperties(ReactorNettyProperties.class)
public final class CentrifugoEventLoopAutoConfiguration {

	private static final String THREAD_PREFIX = "reactor-http";

	@Bean
	@ConditionalOnMissingBean
	ReactorResourceFactory reactorResourceFactory(ReactorNettyProperties properties) {
		ReactorResourceFactory factory = new ReactorResourceFactory();
		factory.setUseGlobalResources(false);
		factory.setLoopResourcesSupplier(() -> EventLoops.create(THREAD_PREFIX));
		Duration quietPeriod = properties.getShutdownQuietPeriod();
		if (quietPeriod != null) {
			factory.setShutdownQuietPeriod(quietPeriod);
		}
		return factory;
	}

}
