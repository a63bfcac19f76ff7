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

import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.centrifugo.boot.web.RequestListener;
import io.centrifugo.boot.web.WebEndpoint;
import io.centrifugo.engine.metrics.EngineMetrics;
import io.centrifugo.engine.metrics.NodeAction;
import io.centrifugo.engine.metrics.NodeGauge;
import io.centrifugo.engine.metrics.micrometer.EngineMeterBinder;
import io.centrifugo.engine.metrics.prometheus.PrometheusCollector;
import io.centrifugo.engine.metrics.prometheus.PrometheusText;
import io.centrifugo.engine.metrics.registry.EngineMetric;
import io.centrifugo.engine.metrics.registry.MetricsRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CentrifugoMetricsAutoConfiguration}.
 */
class CentrifugoMetricsAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CentrifugoMetricsAutoConfiguration.class));

	private final ApplicationContextRunner metricsRunner = this.contextRunner
		.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, PrometheusMetricsExportAutoConfiguration.class));

	@Test
	void withoutMeterRegistryTheEngineCountsForItself() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(MetricsRegistry.class)
			.doesNotHaveBean(EngineMeterBinder.class)
			.doesNotHaveBean(PrometheusRegistration.class));
	}

	@Test
	void whenDisabledThenNothingIsCounted() {
		this.metricsRunner.withPropertyValues("centrifugo.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(EngineMetrics.class)
				.doesNotHaveBean(EngineMeterBinder.class));
	}

	@Test
	void whenUserDefinesMetricsThenOursBackOff() {
		this.metricsRunner.withBean(EngineMetrics.class, () -> EngineMetrics.NOOP)
			.run((context) -> assertThat(context).hasSingleBean(EngineMetrics.class)
				.doesNotHaveBean(EngineMeterBinder.class)
				.doesNotHaveBean(PrometheusCollector.class));
	}

	@Test
	void withoutMicrometerTheEngineCountsForItself() {
		this.contextRunner
			.withClassLoader(
					new FilteredClassLoader("io.micrometer", "io.prometheus", "org.springframework.boot.micrometer"))
			.run((context) -> assertThat(context).hasSingleBean(MetricsRegistry.class)
				.doesNotHaveBean(EngineMeterBinder.class));
	}

	@Test
	void prometheusHasTheNamesOfTheOriginal() {
		this.metricsRunner.run((context) -> {
			record(context.getBean(MetricsRegistry.class));
			String scrape = context.getBean(PrometheusMeterRegistry.class).scrape();
			assertThat(scrape.lines()).contains("centrifugo_node_num_clients 3.0",
					"centrifugo_node_action_count{action=\"add_client\",channel_namespace=\"\"} 1.0",
					"centrifugo_node_build{version=\"1\"} 1.0",
					"centrifugo_api_command_errors_total{error=\"107\",method=\"publish\",protocol=\"http\"} 1.0",
					"centrifugo_api_command_duration_seconds_histogram_bucket{method=\"publish\",protocol=\"http\",le=\"0.005\"} 1");
			assertThat(names(scrape)).filteredOn((name) -> name.startsWith("centrifugo"))
				.isNotEmpty()
				.doesNotHaveDuplicates()
				.allMatch(CentrifugoMetricsAutoConfigurationTests::isOfTheOriginal);
		});
	}

	@Test
	void otherRegistriesHaveMeters() {
		this.metricsRunner.withBean("other", SimpleMeterRegistry.class).run((context) -> {
			record(context.getBean(MetricsRegistry.class));
			MeterRegistry other = context.getBean("other", SimpleMeterRegistry.class);
			assertThat(other.get("centrifugo.node.num.clients").gauge().value()).isEqualTo(3);
			assertThat(other.get("centrifugo.node.action").tag("action", "add_client").functionCounter().count())
				.isEqualTo(1);
			assertThat(context.getBean(PrometheusMeterRegistry.class).scrape().lines())
				.containsOnlyOnce("centrifugo_node_num_clients 3.0");
		});
	}

	@Test
	void withoutPrometheusThereAreMeters() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(CentrifugoMetricsAutoConfiguration.class, MetricsAutoConfiguration.class,
							CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("io.micrometer.prometheusmetrics", "io.prometheus"))
			.run((context) -> {
				record(context.getBean(MetricsRegistry.class));
				assertThat(context.getBean(MeterRegistry.class).get("centrifugo.node.num.clients").gauge().value())
					.isEqualTo(3);
			});
	}

	@Test
	void endpointOfTheOriginalIsOffAndMovable() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(WebEndpoint.class));
		this.contextRunner
			.withPropertyValues("centrifugo.prometheus.enabled=true",
					"centrifugo.prometheus.handler-prefix=/internal/metrics")
			.run((context) -> assertThat(context.getBean(WebEndpoint.class).path()).isEqualTo("/internal/metrics"));
	}

	@Test
	void requestsAreCountedOnDemand() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(RequestListener.class));
		this.contextRunner.withPropertyValues("centrifugo.prometheus.instrument-http-handlers=true").run((context) -> {
			context.getBean(RequestListener.class).onAnswer("/api", "POST", 200);
			assertThat(PrometheusText.write(context.getBean(MetricsRegistry.class))).contains(
					"centrifugo_node_incoming_http_requests_total{method=\"POST\",path=\"/api\",status=\"200\"} 1");
		});
	}

	@Test
	void sizesOfRecoveriesAreRecordedOnDemand() {
		this.contextRunner.run((context) -> assertThat(
				context.getBean(MetricsRegistry.class).series(EngineMetric.CLIENT_RECOVERED_PUBLICATIONS))
			.isEmpty());
		this.contextRunner.withPropertyValues("centrifugo.prometheus.recovered-publications-histogram=true")
			.run((context) -> {
				MetricsRegistry metrics = context.getBean(MetricsRegistry.class);
				metrics.client().recover(true, 7);
				assertThat(metrics.series(EngineMetric.CLIENT_RECOVERED_PUBLICATIONS)).singleElement()
					.satisfies((series) -> assertThat(series.distribution().sum()).isEqualTo(7));
			});
	}

	private static void record(MetricsRegistry metrics) {
		metrics.node().build("1");
		metrics.node().gauge(NodeGauge.CLIENTS, () -> 3);
		metrics.node().action(NodeAction.ADD_CLIENT);
		metrics.api("http").command("publish", 1000);
		metrics.api("http").error("publish", "107");
	}

	private static Stream<String> names(String scrape) {
		return scrape.lines().filter((line) -> line.startsWith("# TYPE ")).map((line) -> line.split(" ")[2]);
	}

	private static boolean isOfTheOriginal(String name) {
		String base = name.replaceFirst("_histogram$", "");
		return Stream.of(EngineMetric.values()).anyMatch((metric) -> metric.prometheusName().equals(base));
	}

}
