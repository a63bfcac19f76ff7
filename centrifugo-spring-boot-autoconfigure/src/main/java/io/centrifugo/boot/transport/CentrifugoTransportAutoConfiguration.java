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

package io.centrifugo.boot.transport;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;

import io.centrifugo.boot.client.ClientProperties;
import io.centrifugo.boot.node.CentrifugoNodeAutoConfiguration;
import io.centrifugo.engine.handler.Handlers;
import io.centrifugo.engine.node.Node;
import io.centrifugo.engine.transport.ConnectionLimits;
import io.centrifugo.engine.transport.HeaderCapture;
import io.centrifugo.engine.transport.OriginPatterns;
import io.centrifugo.engine.transport.TransportContext;

/**
 * {@link AutoConfiguration Auto-configuration} for what all transports share: which
 * origins may connect, how many clients, and which headers of theirs are kept.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CentrifugoNodeAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "centrifugo.enabled", matchIfMissing = true)
@ConditionalOnBean(Node.class)
public final class CentrifugoTransportAutoConfiguration {

	/**
	 * Handlers may look at any header; without them nobody does, and each costs memory.
	 */
	@Bean
	@ConditionalOnMissingBean
	HeaderCapture centrifugoHeaderCapture(Handlers handlers) {
		return Handlers.NONE.equals(handlers) ? HeaderCapture.NONE : HeaderCapture.ALL;
	}

	@Bean
	@ConditionalOnMissingBean
	OriginPatterns centrifugoOriginPatterns(ClientProperties properties) {
		try {
			return new OriginPatterns(properties.getAllowedOrigins());
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException("centrifugo.client.allowed-origins",
					properties.getAllowedOrigins(), "not a list of glob patterns: " + ex.getMessage());
		}
	}

	@Bean
	@ConditionalOnMissingBean
	ConnectionLimits centrifugoConnectionLimits(ClientProperties properties, Node node) {
		return new ConnectionLimits(properties.getConnectionLimit(), properties.getConnectionRateLimit(),
				node.sessions()::numClients);
	}

	@Bean
	@ConditionalOnMissingBean
	TransportContext centrifugoTransportContext(Node node, OriginPatterns origins, ConnectionLimits limits,
			HeaderCapture headers, ClientProperties properties) {
		return new TransportContext(node::open, origins, limits, headers, properties.getUserIdHttpHeader());
	}

}
