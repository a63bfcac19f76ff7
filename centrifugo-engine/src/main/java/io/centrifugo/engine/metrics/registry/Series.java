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

import java.util.List;

/**
 * One metric with given labels, live: every call reads it anew.
 *
 * @since 0.1.0
 */
public final class Series {

	private final EngineMetric metric;

	private final List<String> labelValues;

	private final Cell cell;

	Series(EngineMetric metric, List<String> labelValues, Cell cell) {
		this.metric = metric;
		this.labelValues = labelValues;
		this.cell = cell;
	}

	public EngineMetric metric() {
		return this.metric;
	}

	/**
	 * Return the values of the labels.
	 * @return the values, in the order of {@link EngineMetric#labels()}
	 */
	public List<String> labelValues() {
		return this.labelValues;
	}

	/**
	 * Read a counter or gauge, or the number of values of a distribution.
	 * @return the value
	 */
	public double value() {
		if (this.cell instanceof CounterCell counter) {
			return counter.value();
		}
		if (this.cell instanceof GaugeCell gauge) {
			return gauge.value();
		}
		return distribution().count();
	}

	/**
	 * Read a distribution.
	 * @return the distribution, empty for other kinds of metrics
	 */
	public Distribution distribution() {
		return (this.cell instanceof HistogramCell histogram) ? histogram.distribution()
				: new Distribution(0, 0, new long[0]);
	}

	/**
	 * Read quantiles of a timer over the last minutes.
	 * @param levels which ones
	 * @return their values, not-a-number when nothing was recorded; none for other kinds
	 * of metrics
	 */
	public double[] quantiles(double... levels) {
		return (this.cell instanceof HistogramCell histogram) ? histogram.quantiles(levels) : new double[0];
	}

	Cell cell() {
		return this.cell;
	}

}
