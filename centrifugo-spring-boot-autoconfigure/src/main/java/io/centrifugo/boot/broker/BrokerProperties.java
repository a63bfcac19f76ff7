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

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * Properties of the broker that takes the place of the engine's.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("centrifugo.broker")
public class BrokerProperties {

	/**
	 * Whether publications and messages between nodes go elsewhere than the engine's.
	 */
	private boolean enabled;

	/**
	 * Where they go.
	 */
	private BrokerType type = BrokerType.MEMORY;

	/**
	 * NATS, which joins the nodes of a cluster.
	 */
	@NestedConfigurationProperty
	private final NatsProperties nats = new NatsProperties();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public BrokerType getType() {
		return this.type;
	}

	public void setType(BrokerType type) {
		this.type = type;
	}

	public NatsProperties getNats() {
		return this.nats;
	}

}
