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

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/**
 * Counters by the ordinals of an enum, each made when first used.
 */
final class IndexedCounters {

	private final AtomicReferenceArray<CounterCell> cells;

	private final IntFunction<CounterCell> factory;

	IndexedCounters(int size, IntFunction<CounterCell> factory) {
		this.cells = new AtomicReferenceArray<>(size);
		this.factory = factory;
	}

	CounterCell get(int index) {
		CounterCell cell = this.cells.get(index);
		if (cell == null) {
			cell = this.factory.apply(index);
			this.cells.set(index, cell);
		}
		return cell;
	}

}
