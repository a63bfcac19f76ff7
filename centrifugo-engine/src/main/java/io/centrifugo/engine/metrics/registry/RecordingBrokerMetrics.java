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

package io.centrifugo.engine.metrics.registry;

import java.util.function.LongSupplier;

import io.centrifugo.engine.metrics.BrokerMetrics;

/**
 * Recorder of one broker into the registry.
 */
final class RecordingBrokerMetrics implements BrokerMetrics {

	private final MetricsRegistry registry;

	private final String name;

	RecordingBrokerMetrics(MetricsRegistry registry, String name) {
		this.registry = registry;
		this.name = name;
		registry.family(EngineMetric.BROKER_REDIS_DROPPED).counter(name, "client");
		registry.family(EngineMetric.BROKER_REDIS_DROPPED).counter(name, "control");
	}

	@Override
	public void suppressed(String reason) {
		this.registry.family(EngineMetric.BROKER_SUPPRESSED).counter(reason, "").increment();
	}

	@Override
	public void pubSubError(String error) {
		this.registry.family(EngineMetric.BROKER_REDIS_ERRORS).counter(this.name, error).increment();
	}

	@Override
	public void dropped(String channelType) {
		this.registry.family(EngineMetric.BROKER_REDIS_DROPPED).counter(this.name, channelType).increment();
	}

	@Override
	public void buffered(String channelType, String processor, LongSupplier value) {
		this.registry.family(EngineMetric.BROKER_REDIS_BUFFERED).gauge(this.name, channelType, processor).source(value);
	}

}
