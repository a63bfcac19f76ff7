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

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.springframework.beans.factory.DisposableBean;

import io.centrifugo.engine.metrics.prometheus.PrometheusCollector;

/**
 * Keeps the metrics under the names of the original in the Prometheus registry of the
 * application.
 */
final class PrometheusRegistration implements DisposableBean {

	private final PrometheusRegistry registry;

	private final PrometheusCollector collector;

	PrometheusRegistration(PrometheusRegistry registry, PrometheusCollector collector) {
		this.registry = registry;
		this.collector = collector;
		registry.register(collector);
	}

	@Override
	public void destroy() {
		this.registry.unregister(this.collector);
	}

}
