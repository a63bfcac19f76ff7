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

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Quantiles of the values of the last five to ten minutes, to about three percent: values
 * are counted in buckets, sixteen for each power of two.
 */
final class QuantileWindow {

	private static final int SUB_BITS = 4;

	private static final int SUB_BUCKETS = 1 << SUB_BITS;

	private static final int SIZE = (Long.SIZE - SUB_BITS) * SUB_BUCKETS;

	private static final long LENGTH = TimeUnit.MINUTES.toNanos(5);

	private volatile AtomicIntegerArray current = new AtomicIntegerArray(SIZE);

	private AtomicIntegerArray previous = new AtomicIntegerArray(0);

	private long started = System.nanoTime();

	void record(long value) {
		this.current.incrementAndGet(index(Math.max(0, value)));
	}

	/**
	 * Return quantiles.
	 * @param levels which ones, ascending
	 * @return their values, not-a-number when nothing was recorded
	 */
	synchronized double[] quantiles(double... levels) {
		if (System.nanoTime() - this.started > LENGTH) {
			this.previous = this.current;
			this.current = new AtomicIntegerArray(SIZE);
			this.started = System.nanoTime();
		}
		long total = 0;
		for (int i = 0; i < SIZE; i++) {
			total += count(i);
		}
		double[] values = new double[levels.length];
		for (int level = 0; level < levels.length; level++) {
			values[level] = (total != 0) ? find((long) Math.ceil(levels[level] * total)) : Double.NaN;
		}
		return values;
	}

	private double find(long rank) {
		long seen = 0;
		for (int i = 0; i < SIZE; i++) {
			seen += count(i);
			if (seen >= rank && seen > 0) {
				return middle(i);
			}
		}
		return Double.NaN;
	}

	private int count(int index) {
		return this.current.get(index) + ((this.previous.length() != 0) ? this.previous.get(index) : 0);
	}

	private static int index(long value) {
		if (value < SUB_BUCKETS) {
			return (int) value;
		}
		int shift = Long.SIZE - 1 - SUB_BITS - Long.numberOfLeadingZeros(value);
		return ((shift + 1) << SUB_BITS) + (int) (value >>> shift) - SUB_BUCKETS;
	}

	private static double middle(int index) {
		if (index < SUB_BUCKETS) {
			return index;
		}
		int shift = (index >>> SUB_BITS) - 1;
		long low = (long) (SUB_BUCKETS + (index & (SUB_BUCKETS - 1))) << shift;
		return low + ((1L << shift) - 1) / 2.0;
	}

}
