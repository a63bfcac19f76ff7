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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.health.DataRedisHealthContributorAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.health.DataRedisReactiveHealthContributorAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CentrifugoRedisHealthAutoConfiguration}.
 */
class CentrifugoRedisHealthAutoConfigurationTests {

	private static final String CONTRIBUTOR = "redisHealthContributor";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(CentrifugoRedisHealthAutoConfiguration.class, DataRedisAutoConfiguration.class,
					DataRedisReactiveAutoConfiguration.class, DataRedisHealthContributorAutoConfiguration.class,
					DataRedisReactiveHealthContributorAutoConfiguration.class));

	@Test
	void healthOfARedisThatNobodyAskedForIsNotChecked() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CONTRIBUTOR));
	}

	@Test
	void engineWithAnAddressOfItsOwnNeedsNoHealthOfTheOther() {
		this.contextRunner
			.withPropertyValues("centrifugo.engine.type=redis", "centrifugo.engine.redis.address[0]=localhost:7000")
			.run((context) -> assertThat(context).doesNotHaveBean(CONTRIBUTOR));
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.data.redis.host=localhost", "management.health.redis.enabled=true",
			"centrifugo.engine.type=redis", "centrifugo.enabled=false" })
	void healthOfARedisThatWasMentionedIsChecked(String property) {
		this.contextRunner.withPropertyValues(property).run((context) -> assertThat(context).hasBean(CONTRIBUTOR));
	}

	@Test
	void healthOfAConnectionFactoryOfTheApplicationIsChecked() {
		this.contextRunner.withUserConfiguration(FactoryConfiguration.class)
			.run((context) -> assertThat(context).hasBean(CONTRIBUTOR));
	}

	@Test
	void healthBehindConnectionDetailsOfAContainerIsChecked() {
		this.contextRunner.withBean(DataRedisConnectionDetails.class, () -> mock(DataRedisConnectionDetails.class))
			.withUserConfiguration(FactoryConfiguration.class)
			.run((context) -> assertThat(context).hasBean(CONTRIBUTOR));
	}

	@Test
	void withoutHealthNothingIsDone() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.boot.health.contributor"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(UnusedRedisHealth.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class FactoryConfiguration {

		@Bean
		LettuceConnectionFactory ownRedis() {
			return new LettuceConnectionFactory("localhost", 6379);
		}

	}

}
