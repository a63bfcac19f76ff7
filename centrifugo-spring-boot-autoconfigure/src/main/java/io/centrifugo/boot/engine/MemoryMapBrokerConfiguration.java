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

package io.centrifugo.boot.engine;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.centrifugo.engine.broker.map.MapBroker;
import io.centrifugo.engine.broker.memory.MemoryMapBroker;

/**
 * Maps of a single node.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "centrifugo.map-broker.type", havingValue = "memory", matchIfMissing = true)
class MemoryMapBrokerConfiguration {

	@Bean
	@ConditionalOnMissingBean(MapBroker.class)
	MemoryMapBroker centrifugoMapBroker() {
		return new MemoryMapBroker();
	}

}
