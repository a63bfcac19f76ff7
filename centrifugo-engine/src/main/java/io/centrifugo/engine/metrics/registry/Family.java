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

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * One metric with all its labels. Bounded: beyond a number of series, which no sane use
 * reaches, the rest is added up under {@code other}.
 */
final class Family {

	private static final int MOST_SERIES = 2000;

	private final EngineMetric metric;

	private final Consumer<Series> created;

	private final Map<List<String>, Series> series = new ConcurrentHashMap<>();

	Family(EngineMetric metric, Consumer<Series> created) {
		this.metric = metric;
		this.created = created;
	}

	CounterCell counter(String... labels) {
		return (CounterCell) cell(labels);
	}

	GaugeCell gauge(String... labels) {
		return (GaugeCell) cell(labels);
	}

	HistogramCell histogram(String... labels) {
		return (HistogramCell) cell(labels);
	}

	private Cell cell(String... labels) {
		List<String> values = List.of(labels);
		Series known = this.series.get(values);
		return ((known != null) ? known : create(values)).cell();
	}

	private Series create(List<String> values) {
		List<String> bounded = (this.series.size() < MOST_SERIES) ? values
				: Collections.nCopies(values.size(), "other");
		Series fresh = new Series(this.metric, bounded, createCell());
		Series known = this.series.putIfAbsent(bounded, fresh);
		if (known != null) {
			return known;
		}
		this.created.accept(fresh);
		return fresh;
	}

	private Cell createCell() {
		return switch (this.metric.kind()) {
			case COUNTER -> new CounterCell();
			case GAUGE -> new GaugeCell();
			case HISTOGRAM, TIMER -> new HistogramCell(this.metric);
		};
	}

	Collection<Series> series() {
		return this.series.values();
	}

}
