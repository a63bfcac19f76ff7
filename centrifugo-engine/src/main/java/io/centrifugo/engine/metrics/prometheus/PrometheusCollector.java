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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;

import io.centrifugo.engine.metrics.registry.Distribution;
import io.centrifugo.engine.metrics.registry.EngineMetric;
import io.centrifugo.engine.metrics.registry.MetricsRegistry;
import io.centrifugo.engine.metrics.registry.Series;

/**
 * Shows metrics to a registry of the Prometheus library, beside the application's own.
 * Counters whose names lack {@code _total} go untyped, since the library would add it.
 *
 * @since 0.1.0
 */
public final class PrometheusCollector implements MultiCollector {

	private static final double[] QUANTILES = { 0.5, 0.99, 0.999 };

	private static final String TOTAL = "_total";

	private final MetricsRegistry registry;

	/**
	 * Create a collector.
	 * @param registry where to read
	 */
	public PrometheusCollector(MetricsRegistry registry) {
		this.registry = registry;
	}

	@Override
	public MetricSnapshots collect() {
		List<MetricSnapshot> snapshots = new ArrayList<>();
		for (EngineMetric metric : EngineMetric.values()) {
			Collection<Series> series = this.registry.series(metric);
			if (!series.isEmpty()) {
				addTo(snapshots, metric, series);
			}
		}
		return new MetricSnapshots(snapshots);
	}

	private static void addTo(List<MetricSnapshot> snapshots, EngineMetric metric, Collection<Series> series) {
		String name = metric.prometheusName();
		switch (metric.kind()) {
			case COUNTER -> snapshots.add(counter(name, metric, series));
			case GAUGE -> snapshots.add(new GaugeSnapshot(metadata(name, metric),
					map(series, (each) -> new GaugeDataPointSnapshot(each.value(), labels(each), null))));
			case HISTOGRAM -> snapshots.add(histogram(name, metric, series));
			case TIMER -> {
				snapshots.add(new SummarySnapshot(metadata(name, metric), map(series, PrometheusCollector::summary)));
				snapshots.add(histogram(name + "_histogram", metric, series));
			}
		}
	}

	private static MetricSnapshot counter(String name, EngineMetric metric, Collection<Series> series) {
		if (name.endsWith(TOTAL)) {
			return new CounterSnapshot(metadata(name.substring(0, name.length() - TOTAL.length()), metric),
					map(series, (each) -> new CounterDataPointSnapshot(each.value(), labels(each), null, 0)));
		}
		return new UnknownSnapshot(metadata(name, metric),
				map(series, (each) -> new UnknownDataPointSnapshot(each.value(), labels(each), null)));
	}

	private static MetricSnapshot histogram(String name, EngineMetric metric, Collection<Series> series) {
		List<Double> bounds = Stream
			.concat(Arrays.stream(metric.buckets()).boxed(), Stream.of(Double.POSITIVE_INFINITY))
			.toList();
		return new HistogramSnapshot(metadata(name, metric), map(series, (each) -> {
			Distribution distribution = each.distribution();
			return new HistogramDataPointSnapshot(ClassicHistogramBuckets.of(bounds, counts(distribution)),
					distribution.sum(), labels(each), Exemplars.EMPTY, 0);
		}));
	}

	private static List<Long> counts(Distribution distribution) {
		long[] cumulative = distribution.cumulative();
		return IntStream.range(0, cumulative.length)
			.mapToObj((i) -> cumulative[i] - ((i > 0) ? cumulative[i - 1] : 0))
			.toList();
	}

	private static SummaryDataPointSnapshot summary(Series series) {
		Distribution distribution = series.distribution();
		double[] values = series.quantiles(QUANTILES);
		Quantiles quantiles = Quantiles
			.of(IntStream.range(0, values.length).mapToObj((i) -> new Quantile(QUANTILES[i], values[i])).toList());
		return new SummaryDataPointSnapshot(distribution.count(), distribution.sum(), quantiles, labels(series),
				Exemplars.EMPTY, 0);
	}

	private static MetricMetadata metadata(String name, EngineMetric metric) {
		return new MetricMetadata(name, metric.help());
	}

	private static Labels labels(Series series) {
		return Labels.of(series.metric().labels(), series.labelValues());
	}

	private static <T> List<T> map(Collection<Series> series, Function<Series, T> mapper) {
		return series.stream().map(mapper).toList();
	}

}
