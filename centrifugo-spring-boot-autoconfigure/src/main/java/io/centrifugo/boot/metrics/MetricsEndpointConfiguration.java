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

package io.centrifugo.boot.metrics;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebHandler;
import reactor.netty.http.server.HttpServer;

import io.centrifugo.boot.web.RequestListener;
import io.centrifugo.boot.web.WebEndpoint;
import io.centrifugo.engine.metrics.registry.MetricsRegistry;

/**
 * Counts requests to our endpoints, and serves the metrics endpoint of the original.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ HttpServer.class, WebHandler.class })
@ConditionalOnBean(MetricsRegistry.class)
class MetricsEndpointConfiguration {

	@Bean
	@ConditionalOnBooleanProperty("centrifugo.prometheus.instrument-http-handlers")
	RequestListener centrifugoRequestMetrics(MetricsRegistry metrics) {
		return metrics.node()::httpRequest;
	}

	@Bean
	@ConditionalOnBooleanProperty("centrifugo.prometheus.enabled")
	WebEndpoint centrifugoMetricsEndpoint(PrometheusProperties properties, MetricsRegistry metrics) {
		return WebEndpoint.at(properties.getHandlerPrefix(), new MetricsHandler(metrics));
	}

}
