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
import java.util.List;

import io.centrifugo.engine.metrics.registry.Series;

/**
 * Labels in Prometheus' text format, sorted by name.
 */
final class LabelPairs {

	private LabelPairs() {
	}

	static List<String> of(Series series) {
		List<String> names = series.metric().labels();
		List<String> pairs = new ArrayList<>(names.size());
		for (int i = 0; i < names.size(); i++) {
			pairs.add(pair(names.get(i), series.labelValues().get(i)));
		}
		pairs.sort(null);
		return pairs;
	}

	static List<String> with(List<String> pairs, String name, String value) {
		List<String> extended = new ArrayList<>(pairs);
		extended.add(pair(name, value));
		return extended;
	}

	private static String pair(String name, String value) {
		String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
		return name + "=\"" + escaped + '"';
	}

}
