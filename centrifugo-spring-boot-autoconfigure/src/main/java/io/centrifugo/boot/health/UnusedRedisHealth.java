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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.Environment;
import org.springframework.core.type.MethodMetadata;

/**
 * Takes Spring Boot's health contributor for Redis away where it would check a Redis that
 * nobody asked for. The starter brings the client so that a cluster takes properties
 * only; with the memory engine nothing connects to Redis, and health must not depend on
 * one. Stays out of the way as soon as the application says anything about Redis: a
 * property below {@code spring.data.redis}, a connection factory or connection details of
 * its own, or {@code management.health.redis.enabled}.
 */
final class UnusedRedisHealth implements BeanDefinitionRegistryPostProcessor {

	private static final Logger logger = LoggerFactory.getLogger(UnusedRedisHealth.class);

	private static final String CONTRIBUTOR = "redisHealthContributor";

	private static final String BOOT_PACKAGE = "org.springframework.boot.data.redis.autoconfigure.";

	private static final String[] CONNECTION_BEANS = { "redisConnectionFactory", "redisConnectionFactoryVirtualThreads",
			"redisConnectionDetails" };

	private final Environment environment;

	UnusedRedisHealth(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		if (isOfSpringBoot(registry, CONTRIBUTOR) && !isUsedByEngine() && !isMentioned() && isUntouched(registry)) {
			registry.removeBeanDefinition(CONTRIBUTOR);
			logger.debug("No health contributor for Redis, since nothing is configured to use Redis");
		}
	}

	private boolean isUsedByEngine() {
		return "redis".equalsIgnoreCase(this.environment.getProperty("centrifugo.engine.type"))
				&& !isPresent("centrifugo.engine.redis.address");
	}

	private boolean isMentioned() {
		return isPresent("spring.data.redis") || this.environment.containsProperty("management.health.redis.enabled");
	}

	private boolean isPresent(String prefix) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(prefix);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source.getConfigurationProperty(name) != null
					|| source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether every bean that leads to Redis is Spring Boot's. Testcontainers and Docker
	 * Compose bring connection details of their own.
	 */
	private static boolean isUntouched(BeanDefinitionRegistry registry) {
		if (!isOfSpringBoot(registry, "redisConnectionDetails")) {
			return false;
		}
		for (String name : CONNECTION_BEANS) {
			if (registry.containsBeanDefinition(name) && !isOfSpringBoot(registry, name)) {
				return false;
			}
		}
		return isOfSpringBoot(registry, CONNECTION_BEANS[0]) || isOfSpringBoot(registry, CONNECTION_BEANS[1]);
	}

	private static boolean isOfSpringBoot(BeanDefinitionRegistry registry, String name) {
		if (!registry.containsBeanDefinition(name)) {
			return false;
		}
		BeanDefinition definition = registry.getBeanDefinition(name);
		MethodMetadata method = (definition instanceof AnnotatedBeanDefinition annotated)
				? annotated.getFactoryMethodMetadata() : null;
		return method != null && method.getDeclaringClassName().startsWith(BOOT_PACKAGE);
	}

}
