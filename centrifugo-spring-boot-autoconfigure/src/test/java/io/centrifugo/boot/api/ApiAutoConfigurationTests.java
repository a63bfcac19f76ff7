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

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.web.server.WebHandler;

import io.centrifugo.boot.channel.CentrifugoChannelAutoConfiguration;
import io.centrifugo.boot.client.CentrifugoClientAutoConfiguration;
import io.centrifugo.boot.config.CentrifugoConfigurationAutoConfiguration;
import io.centrifugo.boot.engine.CentrifugoEngineAutoConfiguration;
import io.centrifugo.boot.node.CentrifugoNodeAutoConfiguration;
import io.centrifugo.boot.web.CentrifugoWebAutoConfiguration;
import io.centrifugo.boot.web.WebEndpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CentrifugoApiAutoConfiguration} and
 * {@link CentrifugoHttpApiAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ApiAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CentrifugoConfigurationAutoConfiguration.class,
				CentrifugoClientAutoConfiguration.class, CentrifugoChannelAutoConfiguration.class,
				CentrifugoEngineAutoConfiguration.class, CentrifugoNodeAutoConfiguration.class,
				CentrifugoApiAutoConfiguration.class, CentrifugoHttpApiAutoConfiguration.class,
				CentrifugoWebAutoConfiguration.class));

	@Test
	void oneBeanPublishesAndOperates() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(CentrifugoPublisher.class)
			.hasSingleBean(CentrifugoOperations.class));
	}

	@Test
	void publisherOfTheApplicationWins() {
		CentrifugoPublisher own = mock(CentrifugoPublisher.class);
		this.contextRunner.withBean(CentrifugoPublisher.class, () -> own)
			.run((context) -> assertThat(context).hasSingleBean(CentrifugoPublisher.class)
				.doesNotHaveBean(CentrifugoOperations.class));
	}

	@Test
	void httpApiIsServedWithAnEndpointForEachMethod(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			assertThat(paths(context)).contains("/api", "/api/publish", "/api/batch");
			assertThat(output).doesNotContain("http-api.insecure");
		});
	}

	@Test
	void httpApiCanBeMoved() {
		this.contextRunner.withPropertyValues("centrifugo.http-api.handler-prefix=/internal/api/")
			.run((context) -> assertThat(paths(context)).contains("/internal/api", "/internal/api/publish")
				.doesNotContain("/api"));
		this.contextRunner.withPropertyValues("centrifugo.http-api.handler-prefix=/")
			.run((context) -> assertThat(paths(context)).contains("/", "/publish"));
	}

	@Test
	void httpApiCanBeSwitchedOff() {
		this.contextRunner.withPropertyValues("centrifugo.http-api.disabled=true")
			.run((context) -> assertThat(paths(context)).isEmpty());
	}

	@Test
	void httpApiThatIsOpenToAllWarns(CapturedOutput output) {
		this.contextRunner.withPropertyValues("centrifugo.http-api.insecure=true")
			.run((context) -> assertThat(output).contains("centrifugo.http-api.insecure"));
	}

	@Test
	void withoutWebFluxBeansPublishAndNothingIsServed() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(WebHandler.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(CentrifugoPublisher.class)
				.doesNotHaveBean(WebEndpoints.class));
	}

	@Test
	void whenDisabledThenThereIsNoPublisher() {
		this.contextRunner.withPropertyValues("centrifugo.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(CentrifugoPublisher.class)
				.doesNotHaveBean(WebEndpoints.class));
	}

	private static Set<String> paths(ApplicationContext context) {
		return context.getBean(WebEndpoints.class).paths();
	}

}
