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

package io.centrifugo.boot.api;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.web.server.WebHandler;

import io.centrifugo.boot.channel.CentrifugoChannelAutoConfiguration;
import io.centrifugo.boot.client.CentrifugoClientAutoConfiguration;
import io.centrifugo.boot.config.CentrifugoConfigurationAutoConfiguration;
import io.centrifugo.boot.engine.CentrifugoEngineAutoConfiguration;
import io.centrifugo.boot.node.CentrifugoNodeAutoConfiguration;
import io.centrifugo.boot.web.CentrifugoWebAutoConfiguration;
import io.centrifugo.boot.web.WebEndpoints;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CentrifugoSwaggerAutoConfiguration}.
 */
class SwaggerAutoConfigurationTests {

	private final ApplicationContextRunner disabled = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CentrifugoConfigurationAutoConfiguration.class,
				CentrifugoClientAutoConfiguration.class, CentrifugoChannelAutoConfiguration.class,
				CentrifugoEngineAutoConfiguration.class, CentrifugoNodeAutoConfiguration.class,
				CentrifugoHttpApiAutoConfiguration.class, CentrifugoSwaggerAutoConfiguration.class,
				CentrifugoWebAutoConfiguration.class));

	private final ApplicationContextRunner enabled = this.disabled
		.withPropertyValues("centrifugo.swagger.enabled=true");

	@Test
	void isOffUnlessEnabled() {
		this.disabled.run((context) -> assertThat(context.getBean(WebEndpoints.class).paths())
			.noneMatch((path) -> path.startsWith("/swagger")));
	}

	@Test
	void isAtItsPath() {
		this.enabled.run((context) -> assertThat(context.getBean(WebEndpoints.class).paths()).contains("/swagger",
				"/swagger/", "/swagger/api.swagger.json"));
	}

	@Test
	void movesWithItsPrefix() {
		this.enabled.withPropertyValues("centrifugo.swagger.handler-prefix=/")
			.run((context) -> assertThat(context.getBean(WebEndpoints.class).paths()).contains("/", "/api.swagger.json")
				.noneMatch((path) -> path.startsWith("/swagger")));
	}

	@Test
	void needsNoWebServer() {
		this.enabled.withClassLoader(new FilteredClassLoader(WebHandler.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SwaggerProperties.class));
	}

}
