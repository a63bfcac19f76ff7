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

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.centrifugo.engine.metrics.registry.Distribution;
import io.centrifugo.engine.metrics.registry.EngineMetric;
import io.centrifugo.engine.metrics.registry.MetricKind;
import io.centrifugo.engine.metrics.registry.MetricsRegistry;
import io.centrifugo.engine.metrics.registry.Series;

/**
 * Writes metrics in Prometheus' text format. Needs no Prometheus library, and unlike it
 * leaves counters their names, which mostly lack {@code _total}.
 *
 * @since 0.1.0
 */
public final class PrometheusText {

	/** Value of the {@code Content-Type} header. */
	public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

	private static final double[] QUANTILES = { 0.5, 0.99, 0.999 };

	private final StringBuilder out = new StringBuilder(16 * 1024);

	private PrometheusText() {
	}

	/**
	 * Write everything that a registry has.
	 * @param registry the registry
	 * @return the text
	 */
	public static String write(MetricsRegistry registry) {
		PrometheusText text = new PrometheusText();
		Stream.of(EngineMetric.values())
			.sorted(Comparator.comparing(EngineMetric::prometheusName))
			.forEach((metric) -> text.family(metric, registry.series(metric)));
		return text.out.toString();
	}

	private void family(EngineMetric metric, Collection<Series> series) {
		if (series.isEmpty()) {
			return;
		}
		String name = metric.prometheusName();
		switch (metric.kind()) {
			case COUNTER, GAUGE -> {
				header(name, metric, (metric.kind() == MetricKind.COUNTER) ? "counter" : "gauge");
				series.forEach((each) -> sample(name, LabelPairs.of(each), each.value()));
			}
			case HISTOGRAM -> histogram(name, metric, series);
			case TIMER -> {
				header(name, metric, "summary");
				series.forEach((each) -> summary(name, each));
				histogram(name + "_histogram", metric, series);
			}
		}
	}

	private void header(String name, EngineMetric metric, String type) {
		this.out.append("# HELP ").append(name).append(' ').append(metric.help()).append('\n');
		this.out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
	}

	private void summary(String name, Series series) {
		List<String> labels = LabelPairs.of(series);
		double[] values = series.quantiles(QUANTILES);
		for (int i = 0; i < values.length; i++) {
			sample(name, LabelPairs.with(labels, "quantile", Double.toString(QUANTILES[i])), values[i]);
		}
		Distribution distribution = series.distribution();
		sample(name + "_sum", labels, distribution.sum());
		sample(name + "_count", labels, distribution.count());
	}

	private void histogram(String name, EngineMetric metric, Collection<Series> series) {
		header(name, metric, "histogram");
		double[] bounds = metric.buckets();
		for (Series each : series) {
			List<String> labels = LabelPairs.of(each);
			Distribution distribution = each.distribution();
			for (int i = 0; i < distribution.cumulative().length; i++) {
				String bound = (i < bounds.length) ? number(bounds[i]) : "+Inf";
				sample(name + "_bucket", LabelPairs.with(labels, "le", bound), distribution.cumulative()[i]);
			}
			sample(name + "_sum", labels, distribution.sum());
			sample(name + "_count", labels, distribution.count());
		}
	}

	private void sample(String name, List<String> labels, double value) {
		this.out.append(name);
		if (!labels.isEmpty()) {
			this.out.append('{').append(String.join(",", labels)).append('}');
		}
		this.out.append(' ').append(number(value)).append('\n');
	}

	private static String number(double value) {
		if (value == Math.rint(value) && Math.abs(value) < 1e15) {
			return Long.toString((long) value);
		}
		return Double.toString(value);
	}

}
