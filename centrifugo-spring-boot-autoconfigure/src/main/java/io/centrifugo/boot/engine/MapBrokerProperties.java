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

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * Properties of the map broker.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("centrifugo.map-broker")
public class MapBrokerProperties {

	/**
	 * Where maps are kept.
	 */
	private EngineType type = EngineType.MEMORY;

	/**
	 * Redis, by which the nodes of a cluster share maps.
	 */
	@NestedConfigurationProperty
	private final MapRedisProperties redis = new MapRedisProperties();

	public EngineType getType() {
		return this.type;
	}

	public void setType(EngineType type) {
		this.type = type;
	}

	public MapRedisProperties getRedis() {
		return this.redis;
	}

}
