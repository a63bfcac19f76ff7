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

import io.centrifugo.engine.metrics.ProxyMetrics;

/**
 * Recorder of one proxy into the registry.
 */
final class RecordingProxyMetrics implements ProxyMetrics {

	private final HistogramCell duration;

	private final CounterCell errors;

	private final GaugeCell inflight;

	RecordingProxyMetrics(MetricsRegistry registry, String... labels) {
		this.duration = registry.family(EngineMetric.PROXY_DURATION).histogram(labels);
		this.errors = registry.family(EngineMetric.PROXY_ERRORS).counter(labels);
		this.inflight = registry.family(EngineMetric.PROXY_INFLIGHT).gauge(labels);
	}

	@Override
	public void started() {
		this.inflight.add(1);
	}

	@Override
	public void finished(long nanos, boolean failed) {
		this.inflight.add(-1);
		this.duration.record(nanos);
		if (failed) {
			this.errors.increment();
		}
	}

}
