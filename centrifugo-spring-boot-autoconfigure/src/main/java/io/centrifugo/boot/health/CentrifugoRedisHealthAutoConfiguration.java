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

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.data.redis.autoconfigure.health.DataRedisReactiveHealthContributorAutoConfiguration;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * {@link AutoConfiguration Auto-configuration} that keeps health up without a Redis while
 * nothing uses one.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass({ DataRedisReactiveHealthContributorAutoConfiguration.class, HealthContributor.class })
@ConditionalOnBooleanProperty(name = "centrifugo.enabled", matchIfMissing = true)
public final class CentrifugoRedisHealthAutoConfiguration {

	@Bean
	static UnusedRedisHealth centrifugoUnusedRedisHealth(Environment environment) {
		return new UnusedRedisHealth(environment);
	}

}
