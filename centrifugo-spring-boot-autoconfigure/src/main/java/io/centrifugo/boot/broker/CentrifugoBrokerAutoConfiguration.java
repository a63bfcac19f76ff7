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

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

import io.centrifugo.boot.engine.CentrifugoEngineAutoConfiguration;

/**
 * {@link AutoConfiguration Auto-configuration} for a broker that takes the place of the
 * engine's. Before that, so that what it would bring backs off.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = CentrifugoEngineAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "centrifugo.enabled", matchIfMissing = true)
@EnableConfigurationProperties(BrokerProperties.class)
@Import({ DedicatedMemoryConfiguration.class, NatsBrokerConfiguration.class, MissingBrokerConfiguration.class })
public final class CentrifugoBrokerAutoConfiguration {

}
