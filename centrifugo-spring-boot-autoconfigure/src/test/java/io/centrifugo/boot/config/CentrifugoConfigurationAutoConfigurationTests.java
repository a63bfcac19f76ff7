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

package io.centrifugo.boot.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CentrifugoConfigurationAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class CentrifugoConfigurationAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CentrifugoConfigurationAutoConfiguration.class));

	@Test
	void supportedSettingsPass(CapturedOutput output) {
		this.contextRunner.withPropertyValues("centrifugo.client.insecure=true", "centrifugo.usage-stats.disabled=true")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("without effect");
	}

	@Test
	void settingsWithoutEffectAreNamedInOneWarning(CapturedOutput output) {
		this.contextRunner
			.withPropertyValues("centrifugo.graphite.enabled=true", "centrifugo.clint.insecure=true",
					"centrifugo.swagger.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce("without effect")
			.contains("not supported yet: centrifugo.graphite.enabled")
			.contains("unknown: centrifugo.clint.insecure")
			.doesNotContain("swagger");
	}

	@Test
	void settingsThatMustNotBePassedOverFailTheStart() {
		this.contextRunner
			.withPropertyValues("centrifugo.channel.namespaces[0].name=chat",
					"centrifugo.channel.namespaces[0].subscribe-proxy-enabled=true",
					"centrifugo.http-server.internal-port=9000", "centrifugo.broker.enabled=false")
			.run((context) -> {
				assertThat(context).hasFailed();
				FailureAnalysis analysis = new UnsupportedKeyFailureAnalyzer().analyze(context.getStartupFailure());
				assertThat(analysis.getDescription())
					.contains("centrifugo.channel.namespaces[0].subscribe-proxy-enabled")
					.contains("centrifugo.http-server.internal-port")
					.contains("property source \"test\"")
					.doesNotContain("broker");
			});
	}

	@Test
	void whenDisabledThenNothingIsChecked() {
		this.contextRunner.withPropertyValues("centrifugo.enabled=false", "centrifugo.http-server.internal-port=9000")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ConfigurationKeysCheck.class));
	}

	@Test
	void durationsReadAsGoWritesThemAndAsSpringDoes() {
		this.contextRunner.withUserConfiguration(Durations.class)
			.withPropertyValues("my.marked=1m30s", "my.numbers[0].marked=250", "my.numbers[1].marked=PT2S",
					"my.numbers[2].marked=-1", "my.numbers[3].marked=0", "my.numbers[4].marked=1.5s")
			.run((context) -> {
				MyProperties properties = context.getBean(MyProperties.class);
				assertThat(properties.getMarked()).hasSeconds(90);
				assertThat(properties.getNumbers()).extracting(MyProperties.Number::getMarked)
					.containsExactly(Duration.ofMillis(250), Duration.ofSeconds(2), Duration.ofMillis(-1),
							Duration.ZERO, Duration.ofMillis(1500));
			});
	}

	@Test
	void wrongDurationIsToldWhatIsAllowed() {
		this.contextRunner.withUserConfiguration(Durations.class)
			.withPropertyValues("my.marked=1 minute")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("1m30s")
				.hasMessageContaining("milliseconds"));
	}

	@Test
	void otherDurationsStayAsTheyAre() {
		this.contextRunner.withUserConfiguration(Durations.class)
			.withPropertyValues("my.plain=1m30s")
			.run((context) -> assertThat(context).hasFailed());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(MyProperties.class)
	static class Durations {

	}

	@ConfigurationProperties("my")
	static class MyProperties {

		@GoDuration
		private Duration marked = Duration.ZERO;

		private Duration plain = Duration.ZERO;

		private final List<Number> numbers = new ArrayList<>();

		Duration getMarked() {
			return this.marked;
		}

		void setMarked(Duration marked) {
			this.marked = marked;
		}

		Duration getPlain() {
			return this.plain;
		}

		void setPlain(Duration plain) {
			this.plain = plain;
		}

		List<Number> getNumbers() {
			return this.numbers;
		}

		static class Number {

			@GoDuration
			private Duration marked = Duration.ZERO;

			Duration getMarked() {
				return this.marked;
			}

			void setMarked(Duration marked) {
				this.marked = marked;
			}

		}

	}

}
