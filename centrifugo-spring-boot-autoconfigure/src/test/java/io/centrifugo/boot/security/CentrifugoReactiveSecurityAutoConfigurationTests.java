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

package io.centrifugo.boot.security;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.web.server.WebFilter;

import io.centrifugo.boot.server.CentrifugoReactiveWebAutoConfiguration;
import io.centrifugo.boot.web.CentrifugoWebAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CentrifugoReactiveSecurityAutoConfiguration}.
 */
class CentrifugoReactiveSecurityAutoConfigurationTests {

	private static final AutoConfigurations OURS = AutoConfigurations.of(CentrifugoWebAutoConfiguration.class,
			CentrifugoReactiveWebAutoConfiguration.class, CentrifugoReactiveSecurityAutoConfiguration.class);

	private final ReactiveWebApplicationContextRunner contextRunner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(OURS);

	@Test
	void endpointsAreExempt() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(CsrfExemption.class));
	}

	@Test
	void whenDisabledThenNothingIsExempt() {
		this.contextRunner.withPropertyValues("centrifugo.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(CsrfExemption.class));
	}

	@Test
	void whenUserDefinesExemptionThenOursBacksOff() {
		this.contextRunner
			.withBean("centrifugoCsrfExemption", WebFilter.class, () -> (exchange, chain) -> chain.filter(exchange))
			.run((context) -> assertThat(context).hasSingleBean(WebFilter.class).doesNotHaveBean(CsrfExemption.class));
	}

	@Test
	void withoutSpringSecurityThereIsNoExemption() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.run((context) -> assertThat(context).doesNotHaveBean(CsrfExemption.class));
	}

	@Test
	void serverOfOurOwnHasNoFilters() {
		this.contextRunner.withPropertyValues("centrifugo.http-server.port=0")
			.run((context) -> assertThat(context).doesNotHaveBean(CsrfExemption.class));
		new WebApplicationContextRunner().withConfiguration(OURS)
			.run((context) -> assertThat(context).doesNotHaveBean(CsrfExemption.class));
	}

}
