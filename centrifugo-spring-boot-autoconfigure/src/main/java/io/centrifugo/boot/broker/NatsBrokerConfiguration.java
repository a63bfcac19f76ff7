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

import io.nats.client.Connection;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.Controller;
import io.centrifugo.engine.broker.nats.NatsBroker;
import io.centrifugo.engine.broker.nats.NatsController;
import io.centrifugo.engine.broker.nats.connection.NatsLink;

/**
 * The broker on NATS, which carries messages between nodes, too.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "centrifugo.broker.enabled")
@ConditionalOnProperty(name = "centrifugo.broker.type", havingValue = "nats")
@ConditionalOnClass(Connection.class)
class NatsBrokerConfiguration {

	@Bean
	@ConditionalOnMissingBean
	NatsLink centrifugoNatsLink(BrokerProperties properties, ObjectProvider<SslBundles> bundles) {
		return new NatsLink(new NatsMapping(properties.getNats()).linkOptions(bundles.getIfAvailable()));
	}

	@Bean
	@ConditionalOnMissingBean(Broker.class)
	NatsBroker centrifugoBroker(NatsLink link, BrokerProperties properties) {
		return new NatsBroker(link, new NatsMapping(properties.getNats()).brokerOptions());
	}

	@Bean
	@ConditionalOnMissingBean(Controller.class)
	NatsController centrifugoController(NatsLink link) {
		return new NatsController(link);
	}

}
