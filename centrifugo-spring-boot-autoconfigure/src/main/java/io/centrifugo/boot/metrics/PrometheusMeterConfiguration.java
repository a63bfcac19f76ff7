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

import java.util.Set;

import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.centrifugo.engine.metrics.micrometer.EngineMeterBinder;
import io.centrifugo.engine.metrics.prometheus.PrometheusCollector;
import io.centrifugo.engine.metrics.registry.MetricsRegistry;

/**
 * Puts the metrics under the names of the original into the Prometheus registry of the
 * application, and keeps them out of it under the names they have in other registries.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ MeterRegistryCustomizer.class, MultiCollector.class, PrometheusMeterRegistry.class })
@ConditionalOnBean({ MetricsRegistry.class, PrometheusMeterRegistry.class })
class PrometheusMeterConfiguration {

	@Bean
	static MeterRegistryCustomizer<PrometheusMeterRegistry> centrifugoPrometheusMeterRegistryCustomizer() {
		Set<String> names = EngineMeterBinder.names();
		return (registry) -> registry.config().meterFilter(MeterFilter.deny((id) -> names.contains(id.getName())));
	}

	@Bean
	@ConditionalOnMissingBean
	PrometheusCollector centrifugoPrometheusCollector(MetricsRegistry metrics) {
		return new PrometheusCollector(metrics);
	}

	@Bean
	PrometheusRegistration centrifugoPrometheusRegistration(PrometheusMeterRegistry registry,
			PrometheusCollector collector) {
		return new PrometheusRegistration(registry.getPrometheusRegistry(), collector);
	}

}
