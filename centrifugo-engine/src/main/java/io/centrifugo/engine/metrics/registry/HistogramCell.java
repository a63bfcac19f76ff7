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

import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A distribution over buckets and, for timers, its quantiles.
 */
final class HistogramCell implements Cell {

	private final EngineMetric metric;

	private final long[] bounds;

	private final LongAdder[] counts;

	private final LongAdder sum = new LongAdder();

	private final @Nullable QuantileWindow quantiles;

	HistogramCell(EngineMetric metric) {
		this.metric = metric;
		double[] buckets = metric.buckets();
		this.bounds = new long[buckets.length];
		for (int i = 0; i < buckets.length; i++) {
			this.bounds[i] = Math.round(buckets[i] * metric.scale());
		}
		this.counts = Stream.generate(LongAdder::new).limit(buckets.length + 1).toArray(LongAdder[]::new);
		this.quantiles = (metric.kind() == MetricKind.TIMER) ? new QuantileWindow() : null;
	}

	void record(long value) {
		int bucket = 0;
		while (bucket < this.bounds.length && value > this.bounds[bucket]) {
			bucket++;
		}
		this.counts[bucket].increment();
		this.sum.add(value);
		if (this.quantiles != null) {
			this.quantiles.record(value);
		}
	}

	Distribution distribution() {
		long[] cumulative = new long[this.counts.length];
		long total = 0;
		for (int i = 0; i < this.counts.length; i++) {
			total += this.counts[i].sum();
			cumulative[i] = total;
		}
		return new Distribution(total, this.sum.sum() / this.metric.scale(), cumulative);
	}

	double[] quantiles(double... levels) {
		double[] values = (this.quantiles != null) ? this.quantiles.quantiles(levels) : new double[0];
		for (int i = 0; i < values.length; i++) {
			values[i] /= this.metric.scale();
		}
		return values;
	}

}
