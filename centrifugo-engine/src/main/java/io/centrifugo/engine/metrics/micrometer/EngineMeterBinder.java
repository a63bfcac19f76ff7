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

package io.centrifugo.engine.metrics.micrometer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;

import io.centrifugo.engine.metrics.registry.EngineMetric;
import io.centrifugo.engine.metrics.registry.MetricsRegistry;
import io.centrifugo.engine.metrics.registry.Series;

/**
 * Shows metrics to Micrometer: {@code centrifugo.node.action} for
 * {@code centrifugo_node_action_count} and so on. Distributions have count and sum only.
 * Not to be bound to a Prometheus registry that has the collector of the original's
 * names: some would be the same.
 *
 * @since 0.1.0
 */
public final class EngineMeterBinder implements MeterBinder {

	private static final String NEVER_SET = "channel_namespace";

	private final MetricsRegistry metrics;

	/**
	 * Create a binder.
	 * @param metrics where to read
	 */
	public EngineMeterBinder(MetricsRegistry metrics) {
		this.metrics = metrics;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.metrics.onSeries((series) -> bind(series, registry));
	}

	private static void bind(Series series, MeterRegistry registry) {
		EngineMetric metric = series.metric();
		String name = name(metric);
		List<Tag> tags = tags(series);
		switch (metric.kind()) {
			case COUNTER -> FunctionCounter.builder(name, series, Series::value)
				.tags(tags)
				.description(metric.help())
				.register(registry);
			case GAUGE -> Gauge.builder(name, series, Series::value)
				.tags(tags)
				.description(metric.help())
				.strongReference(true)
				.register(registry);
			case HISTOGRAM, TIMER -> bindDistribution(series, name, tags, registry);
		}
	}

	private static void bindDistribution(Series series, String name, List<Tag> tags, MeterRegistry registry) {
		EngineMetric metric = series.metric();
		if (metric.scale() == 1) {
			List<Measurement> measurements = List.of(
					new Measurement(() -> (double) series.distribution().count(), Statistic.COUNT),
					new Measurement(() -> series.distribution().sum(), Statistic.TOTAL));
			Meter.builder(name, Meter.Type.DISTRIBUTION_SUMMARY, measurements)
				.tags(tags)
				.description(metric.help())
				.register(registry);
			return;
		}
		FunctionTimer
			.builder(name, series, (each) -> each.distribution().count(), (each) -> each.distribution().sum(),
					TimeUnit.SECONDS)
			.tags(tags)
			.description(metric.help())
			.register(registry);
	}

	/**
	 * Return the names of the meters that may be bound.
	 * @return dotted names
	 */
	public static Set<String> names() {
		return Stream.of(EngineMetric.values()).map(EngineMeterBinder::name).collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Return the dotted name of a metric, without units and the like, which registries
	 * add.
	 */
	static String name(EngineMetric metric) {
		return metric.prometheusName().replaceFirst("_(total|count|seconds)$", "").replace('_', '.');
	}

	private static List<Tag> tags(Series series) {
		List<Tag> tags = new ArrayList<>();
		List<String> names = series.metric().labels();
		for (int i = 0; i < names.size(); i++) {
			String value = series.labelValues().get(i);
			if (!names.get(i).equals(NEVER_SET)) {
				tags.add(Tag.of(names.get(i).replace('_', '.'), value.isEmpty() ? "none" : value));
			}
		}
		return tags;
	}

}
