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

package io.centrifugo.boot.proxy;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import io.centrifugo.boot.channel.CentrifugoChannelAutoConfiguration;
import io.centrifugo.boot.client.SharedPollProperties;
import io.centrifugo.boot.node.CentrifugoNodeAutoConfiguration;
import io.centrifugo.boot.node.NodeBuilderCustomizer;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.handler.SharedPollHandler;
import io.centrifugo.engine.handler.map.MapHandlers;
import io.centrifugo.engine.handler.map.MapPublishHandler;
import io.centrifugo.engine.handler.map.MapRemoveHandler;
import io.centrifugo.engine.metrics.EngineMetrics;

/**
 * {@link AutoConfiguration Auto-configuration} for backends that are asked over HTTP.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CentrifugoChannelAutoConfiguration.class, before = CentrifugoNodeAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "centrifugo.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ ProxyListProperties.class, ChannelProxyProperties.class })
public final class CentrifugoProxyAutoConfiguration {

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	NodeBuilderCustomizer centrifugoSharedPollNodeBuilderCustomizer(ChannelRules channelRules,
			ObjectProvider<SharedPollHandler> handlers, ChannelProxyProperties byDefault, ProxyListProperties named,
			SharedPollProperties sharedPoll) {
		SharedPollBackends backends = new SharedPollBackends(channelRules, handlers.orderedStream().toList(),
				byDefault.getSharedPollRefresh(), named.getProxies())
			.check(!sharedPoll.getHmacSecretKey().isEmpty());
		return (builder) -> builder.sharedPollHandler(backends);
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	NodeBuilderCustomizer centrifugoMapNodeBuilderCustomizer(MapBackends backends,
			ObjectProvider<MapPublishHandler> publish, ObjectProvider<MapRemoveHandler> remove) {
		MapHandlers handlers = backends.behind(publish.orderedStream().toList(), remove.orderedStream().toList());
		return (builder) -> builder.mapHandlers(handlers);
	}

	@Bean
	MapBackends centrifugoMapBackends(ChannelRules channelRules, ChannelProxyProperties byDefault,
			ProxyListProperties named, ObjectProvider<EngineMetrics> metrics) {
		return new MapBackends(channelRules, byDefault, named.getProxies(),
				metrics.getIfAvailable(() -> EngineMetrics.NOOP));
	}

}
