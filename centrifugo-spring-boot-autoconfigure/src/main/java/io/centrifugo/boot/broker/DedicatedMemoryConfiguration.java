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

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.Controller;
import io.centrifugo.engine.broker.memory.MemoryBroker;
import io.centrifugo.engine.broker.memory.MemoryController;

/**
 * A broker in memory, whatever the engine is.
 */
@Configuration(proxyBeanMethods = false)
class DedicatedMemoryConfiguration {

	/**
	 * The broker; with it the node is alone.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "centrifugo.broker.enabled")
	@ConditionalOnProperty(name = "centrifugo.broker.type", havingValue = "memory", matchIfMissing = true)
	static class BrokerConfiguration {

		@Bean
		@ConditionalOnMissingBean(Broker.class)
		MemoryBroker centrifugoBroker() {
			return new MemoryBroker();
		}

		@Bean
		@ConditionalOnMissingBean(Controller.class)
		MemoryController centrifugoController() {
			return new MemoryController();
		}

	}

}
