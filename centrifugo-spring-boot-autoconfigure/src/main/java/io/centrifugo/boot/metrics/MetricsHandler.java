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

import java.nio.charset.StandardCharsets;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

import io.centrifugo.boot.web.EndpointExchange;
import io.centrifugo.engine.metrics.prometheus.PrometheusText;
import io.centrifugo.engine.metrics.registry.MetricsRegistry;

/**
 * The metrics endpoint of the original.
 */
final class MetricsHandler implements WebHandler {

	private final MetricsRegistry metrics;

	MetricsHandler(MetricsRegistry metrics) {
		this.metrics = metrics;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange) {
		byte[] body = PrometheusText.write(this.metrics).getBytes(StandardCharsets.UTF_8);
		return EndpointExchange.of(exchange).answer(200, PrometheusText.CONTENT_TYPE, body);
	}

}
