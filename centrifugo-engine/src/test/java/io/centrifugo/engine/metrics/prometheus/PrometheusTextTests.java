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

package io.centrifugo.engine.metrics.prometheus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.centrifugo.engine.metrics.FrameType;
import io.centrifugo.engine.metrics.NodeAction;
import io.centrifugo.engine.metrics.registry.MetricsRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PrometheusText} and {@link PrometheusCollector}.
 */
class PrometheusTextTests {

	private final MetricsRegistry registry = new MetricsRegistry();

	@BeforeEach
	void record() {
		this.registry.node().build("1 \"x\"");
		this.registry.node().action(NodeAction.HISTORY);
		this.registry.client().command(FrameType.CONNECT, 2_000_000_000L);
		this.registry.api("http").error("publish", "102");
	}

	@Test
	void textHasTheOriginalsNamesTypesAndLabels() {
		String text = PrometheusText.write(this.registry);
		assertThat(text).contains("# TYPE centrifugo_node_action_count counter\n")
			.contains("centrifugo_node_action_count{action=\"history\",channel_namespace=\"\"} 1\n")
			.contains("# TYPE centrifugo_node_build gauge\ncentrifugo_node_build{version=\"1 \\\"x\\\"\"} 1\n")
			.contains("# TYPE centrifugo_client_command_duration_seconds summary\n")
			.contains("centrifugo_client_command_duration_seconds_count{channel_namespace=\"\",method=\"connect\"} 1\n")
			.contains("centrifugo_client_command_duration_seconds{channel_namespace=\"\",method=\"rpc\","
					+ "quantile=\"0.99\"} NaN\n")
			.contains("# TYPE centrifugo_client_command_duration_seconds_histogram histogram\n")
			.contains("centrifugo_client_command_duration_seconds_histogram_bucket{channel_namespace=\"\","
					+ "method=\"connect\",le=\"1\"} 0\n")
			.contains("method=\"connect\",le=\"2.5\"} 1\n")
			.contains("method=\"connect\",le=\"+Inf\"} 1\n")
			.contains("# TYPE centrifugo_api_command_errors_total counter\n")
			.contains("centrifugo_api_command_errors_total{error=\"102\",method=\"publish\",protocol=\"http\"} 1\n");
	}

	@Test
	void collectorShowsTheSameSamples() throws IOException {
		PrometheusRegistry prometheus = new PrometheusRegistry();
		prometheus.register(new PrometheusCollector(this.registry));
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		PrometheusTextFormatWriter.create().write(out, prometheus.scrape());
		String text = out.toString(StandardCharsets.UTF_8);
		assertThat(text).contains("centrifugo_node_action_count{action=\"history\",channel_namespace=\"\"} 1.0\n")
			.contains("centrifugo_api_command_errors_total{error=\"102\",method=\"publish\",protocol=\"http\"} 1.0\n")
			.contains("centrifugo_client_command_duration_seconds_count{channel_namespace=\"\",method=\"connect\"} 1\n")
			.contains("method=\"connect\",le=\"2.5\"} 1\n");
	}

}
