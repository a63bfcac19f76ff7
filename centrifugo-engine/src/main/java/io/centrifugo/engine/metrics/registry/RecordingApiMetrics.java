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

import io.centrifugo.engine.metrics.ApiMetrics;

/**
 * Recorder of API calls by one protocol into the registry.
 */
final class RecordingApiMetrics implements ApiMetrics {

	private final MetricsRegistry registry;

	private final String protocol;

	RecordingApiMetrics(MetricsRegistry registry, String protocol) {
		this.registry = registry;
		this.protocol = protocol;
	}

	@Override
	public void command(String method, long nanos) {
		this.registry.family(EngineMetric.API_COMMAND_DURATION).histogram(this.protocol, method).record(nanos);
	}

	@Override
	public void error(String method, String error) {
		this.registry.family(EngineMetric.API_ERRORS).counter(this.protocol, method, error).increment();
	}

	@Override
	public void rpc(String method, long nanos) {
		this.registry.family(EngineMetric.API_RPC_DURATION).histogram(this.protocol, method).record(nanos);
	}

}
