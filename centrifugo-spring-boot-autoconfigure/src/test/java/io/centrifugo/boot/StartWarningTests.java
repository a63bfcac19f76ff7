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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Mono;

import io.centrifugo.boot.api.CentrifugoHttpApiAutoConfiguration;
import io.centrifugo.boot.channel.CentrifugoChannelAutoConfiguration;
import io.centrifugo.boot.client.CentrifugoClientAutoConfiguration;
import io.centrifugo.boot.config.CentrifugoConfigurationAutoConfiguration;
import io.centrifugo.boot.engine.CentrifugoEngineAutoConfiguration;
import io.centrifugo.boot.node.CentrifugoNodeAutoConfiguration;
import io.centrifugo.engine.handler.ConnectHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application logs about switches that open it.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartWarningTests {

	private static final String SECRET = "centrifugo.client.token.hmac-secret-key=0123456789abcdef0123456789abcdef";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(CentrifugoChannelAutoConfiguration.class, CentrifugoClientAutoConfiguration.class,
					CentrifugoConfigurationAutoConfiguration.class, CentrifugoEngineAutoConfiguration.class,
					CentrifugoHttpApiAutoConfiguration.class, CentrifugoNodeAutoConfiguration.class));

	@ParameterizedTest
	@CsvSource({ "client.insecure=true", "client.insecure-skip-token-signature-verify=true", "http-api.insecure=true",
			"client.allowed-origins=*", "admin.insecure=true", "debug.enabled=true" })
	void switchThatOpensIsNamedInAWarning(String property, CapturedOutput output) {
		this.contextRunner.withPropertyValues(SECRET, "centrifugo." + property)
			.run((context) -> assertThat(context).hasNotFailed());
		String key = property.substring(property.indexOf('.') + 1, property.indexOf('='));
		assertThat(output.getOut().lines().filter((line) -> line.contains(" WARN ")).toList()).singleElement()
			.asString()
			.containsAnyOf(key, key.replace('-', '_'));
	}

	@Test
	void closedServerIsToldHowToOpen(CapturedOutput output) {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce("No client can connect")
			.contains("centrifugo.client.token.hmac-secret-key")
			.contains("ConnectHandler");
	}

	@Test
	void soundConfigurationIsSilent(CapturedOutput output) {
		this.contextRunner.withPropertyValues(SECRET).run((context) -> assertThat(context).hasNotFailed());
		this.contextRunner.withBean(ConnectHandler.class, () -> (event) -> Mono.empty())
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain(" WARN ");
	}

}
