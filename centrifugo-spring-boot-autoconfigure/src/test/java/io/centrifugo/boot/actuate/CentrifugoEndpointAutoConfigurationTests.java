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

package io.centrifugo.boot.actuate;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.centrifugo.engine.node.Node;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CentrifugoEndpointAutoConfiguration}.
 */
class CentrifugoEndpointAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CentrifugoEndpointAutoConfiguration.class))
		.withBean(Node.class, () -> Node.builder().build())
		.withPropertyValues("management.endpoints.web.exposure.include=centrifugo");

	@Test
	void exposedEndpointIsThere() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(CentrifugoEndpoint.class));
	}

	@Test
	void endpointThatIsNotExposedIsNotThere() {
		this.contextRunner.withPropertyValues("management.endpoints.web.exposure.include=health")
			.run((context) -> assertThat(context).doesNotHaveBean(CentrifugoEndpoint.class));
	}

	@Test
	void accessIsGoverned() {
		this.contextRunner.withPropertyValues("management.endpoint.centrifugo.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(CentrifugoEndpoint.class));
	}

	@Test
	void whenDisabledThenThereIsNoEndpoint() {
		this.contextRunner.withPropertyValues("centrifugo.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(CentrifugoEndpoint.class));
	}

	@Test
	void whenUserDefinesEndpointThenOursBacksOff() {
		CentrifugoEndpoint own = new CentrifugoEndpoint(Node.builder().build());
		this.contextRunner.withBean("own", CentrifugoEndpoint.class, () -> own)
			.run((context) -> assertThat(context.getBean(CentrifugoEndpoint.class)).isSameAs(own));
	}

	@Test
	void withoutActuatorThereIsNoEndpoint() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(Endpoint.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CentrifugoEndpoint.class));
	}

}
