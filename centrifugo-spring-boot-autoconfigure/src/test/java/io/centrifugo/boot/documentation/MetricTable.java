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

package io.centrifugo.boot.documentation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.centrifugo.engine.metrics.registry.EngineMetric;

/**
 * Metrics as the page on observability shows them.
 */
final class MetricTable {

	@Override
	public String toString() {
		return Stream.of(EngineMetric.values())
			.sorted((one, other) -> one.prometheusName().compareTo(other.prometheusName()))
			.map(MetricTable::row)
			.collect(Collectors.joining("", "| Metric | Kind | Labels | |\n|---|---|---|---|\n", ""));
	}

	private static String row(EngineMetric metric) {
		List<String> labels = metric.labels();
		return "| `%s` | %s | %s | %s |\n".formatted(metric.prometheusName(),
				metric.kind().name().toLowerCase(Locale.ROOT),
				labels.isEmpty() ? "" : "`" + String.join("`, `", labels) + "`", metric.help());
	}

}
