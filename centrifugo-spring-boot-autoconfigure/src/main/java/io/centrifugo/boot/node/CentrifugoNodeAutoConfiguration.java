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

package io.centrifugo.boot.node;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import io.centrifugo.boot.channel.CentrifugoChannelAutoConfiguration;
import io.centrifugo.boot.client.CentrifugoClientAutoConfiguration;
import io.centrifugo.boot.client.SharedPollProperties;
import io.centrifugo.boot.engine.CentrifugoEngineAutoConfiguration;
import io.centrifugo.engine.auth.TokenVerifiers;
import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.Controller;
import io.centrifugo.engine.broker.PresenceManager;
import io.centrifugo.engine.broker.map.MapBroker;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.handler.ClientListener;
import io.centrifugo.engine.handler.ConnectHandler;
import io.centrifugo.engine.handler.Handlers;
import io.centrifugo.engine.handler.PublishHandler;
import io.centrifugo.engine.handler.RefreshHandler;
import io.centrifugo.engine.handler.RpcHandler;
import io.centrifugo.engine.handler.SubRefreshHandler;
import io.centrifugo.engine.handler.SubscribeHandler;
import io.centrifugo.engine.metrics.EngineMetrics;
import io.centrifugo.engine.node.Node;
import io.centrifugo.engine.node.NodeBuilder;
import io.centrifugo.engine.node.NodeOptions;
import io.centrifugo.engine.poll.SharedPolls;
import io.centrifugo.engine.session.ClientOptions;

/**
 * {@link AutoConfiguration Auto-configuration} for the node.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { CentrifugoChannelAutoConfiguration.class, CentrifugoClientAutoConfiguration.class,
		CentrifugoEngineAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "centrifugo.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ NodeProperties.class, ShutdownProperties.class })
public final class CentrifugoNodeAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Handlers centrifugoHandlers(ObjectProvider<ConnectHandler> connect, ObjectProvider<SubscribeHandler> subscribe,
			ObjectProvider<PublishHandler> publish, ObjectProvider<RpcHandler> rpc,
			ObjectProvider<RefreshHandler> refresh, ObjectProvider<SubRefreshHandler> subRefresh,
			ObjectProvider<ClientListener> listeners) {
		return new Handlers(connect.orderedStream().toList(), subscribe.orderedStream().toList(),
				publish.orderedStream().toList(), rpc.orderedStream().toList(),
				refresh.orderedStream().findFirst().orElse(null), subRefresh.orderedStream().findFirst().orElse(null),
				listeners.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	NodeOptions centrifugoNodeOptions(NodeProperties properties, Environment environment) {
		return NodeOptions.DEFAULTS.withName(NodeName.of(properties.getName(), environment))
			.withMetricsInterval(properties.getInfoMetricsAggregateInterval());
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	NodeBuilderCustomizer centrifugoEngineNodeBuilderCustomizer(Broker broker, MapBroker mapBroker,
			PresenceManager presenceManager, Controller controller, ObjectProvider<EngineMetrics> metrics) {
		return (builder) -> builder.broker(broker)
			.mapBroker(mapBroker)
			.presenceManager(presenceManager)
			.controller(controller)
			.metrics(metrics.getIfAvailable(() -> EngineMetrics.NOOP));
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	NodeBuilderCustomizer centrifugoSharedPollLimitNodeBuilderCustomizer(SharedPollProperties properties) {
		int limit = properties.getConcurrencyLimit();
		if (limit < 0) {
			throw new InvalidConfigurationPropertyValueException("centrifugo.shared-poll.concurrency-limit", limit,
					"must not be negative");
		}
		return (builder) -> builder.sharedPollConcurrency((limit > 0) ? limit : SharedPolls.CONCURRENCY);
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	NodeBuilderCustomizer centrifugoClientNodeBuilderCustomizer(ChannelRules channelRules, ClientOptions clientOptions,
			TokenVerifiers tokenVerifiers, Handlers handlers) {
		return (builder) -> builder.channelRules(channelRules)
			.clientOptions(clientOptions)
			.tokenVerifiers(tokenVerifiers)
			.handlers(handlers);
	}

	@Bean
	SeveralInstances centrifugoSeveralInstances(ObjectProvider<Broker> broker, Environment environment) {
		return new SeveralInstances(broker.getIfAvailable(), environment);
	}

	@Bean
	@ConditionalOnMissingBean
	Node centrifugoNode(NodeOptions options, ObjectProvider<NodeBuilderCustomizer> customizers) {
		NodeBuilder builder = Node.builder().options(options);
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	@Bean
	NodeLifecycle centrifugoNodeLifecycle(Node node, Broker broker) {
		return new NodeLifecycle(node, broker.getClass().getSimpleName());
	}

	@Bean
	NodeDrainLifecycle centrifugoNodeDrainLifecycle(Node node, ShutdownProperties properties) {
		return new NodeDrainLifecycle(node, properties.getTimeout());
	}

}
