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

package io.centrifugo.boot.broker;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.centrifugo.boot.engine.MissingEngineException;

/**
 * Fails the start of a node that was told to use NATS and has not got its client.
 */
@Configuration(proxyBeanMethods = false)
class MissingBrokerConfiguration {

	private static BeanFactoryPostProcessor missing(String property, String engine, String artifact) {
		return (beanFactory) -> {
			throw new MissingEngineException(property, engine, artifact);
		};
	}

	/**
	 * NATS as the broker.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "centrifugo.broker.enabled")
	@ConditionalOnProperty(name = "centrifugo.broker.type", havingValue = "nats")
	@ConditionalOnMissingClass("io.nats.client.Connection")
	static class NatsConfiguration {

		@Bean
		static BeanFactoryPostProcessor centrifugoMissingNatsCheck() {
			return missing("centrifugo.broker.type", "nats", "io.nats:jnats");
		}

	}

}
