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

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was counted during an interval, in the form in which nodes tell each other: dotted
 * names; counters as increments, gauges as values. Empty labels are left out. Not
 * thread-safe.
 *
 * @since 0.1.0
 */
public final class MetricsWindow {

	private final MetricsRegistry registry;

	private final Duration interval;

	private Map<String, Double> before = new HashMap<>();

	/**
	 * Create a window that begins now.
	 * @param registry where to read
	 * @param interval how often it will be closed
	 */
	public MetricsWindow(MetricsRegistry registry, Duration interval) {
		this.registry = registry;
		this.interval = interval;
	}

	public Duration interval() {
		return this.interval;
	}

	/**
	 * Return what there is, as zeros, for the time before the first window ends.
	 * @return name to zero
	 */
	public Map<String, Double> zeros() {
		Map<String, Double> zeros = new TreeMap<>();
		read(new HashMap<>(), zeros);
		zeros.replaceAll((name, value) -> 0.0);
		return zeros;
	}

	/**
	 * End the window and begin the next.
	 * @return name to increment or value
	 */
	public Map<String, Double> close() {
		Map<String, Double> counters = new HashMap<>();
		Map<String, Double> items = new TreeMap<>();
		read(counters, items);
		counters.forEach((name, value) -> items.put(name, value - this.before.getOrDefault(name, 0.0)));
		this.before = counters;
		return items;
	}

	private void read(Map<String, Double> counters, Map<String, Double> items) {
		for (EngineMetric metric : EngineMetric.values()) {
			for (Series series : this.registry.series(metric)) {
				switch (metric.kind()) {
					case GAUGE -> items.put(name(series, "", ""), series.value());
					case COUNTER -> count(counters, items, name(series, "", ""), series.value());
					case HISTOGRAM -> distribution(counters, items, series, "");
					case TIMER -> {
						distribution(counters, items, series, "");
						distribution(counters, items, series, "_histogram");
					}
				}
			}
		}
	}

	private static void distribution(Map<String, Double> counters, Map<String, Double> items, Series series,
			String suffix) {
		Distribution distribution = series.distribution();
		count(counters, items, name(series, suffix, ".count"), distribution.count());
		count(counters, items, name(series, suffix, ".sum"), distribution.sum());
	}

	private static void count(Map<String, Double> counters, Map<String, Double> items, String name, double value) {
		counters.put(name, value);
		items.put(name, value);
	}

	private static String name(Series series, String suffix, String statistic) {
		EngineMetric metric = series.metric();
		StringBuilder name = new StringBuilder(
				metric.prometheusName().replaceFirst("_", ".").replaceFirst("_", ".") + suffix + statistic);
		List<String> labels = new ArrayList<>();
		for (int i = 0; i < metric.labels().size(); i++) {
			if (!series.labelValues().get(i).isEmpty()) {
				labels.add("." + metric.labels().get(i) + "." + series.labelValues().get(i));
			}
		}
		labels.stream().sorted().forEach(name::append);
		return name.toString();
	}

}
