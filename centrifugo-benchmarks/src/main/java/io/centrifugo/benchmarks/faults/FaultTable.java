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

package io.centrifugo.benchmarks.faults;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.centrifugo.benchmarks.faults.Fault.Sign;
import io.centrifugo.benchmarks.history.Verdict;

/**
 * The table of all faults, printed as it grows and once more at the end.
 */
final class FaultTable {

	private static final String HEAD = """
			| fault | clients | acknowledged | unknown | received | lost in silence | out of order | recovered \
			| told | missed, and told | all back after | not ready after | ready again after |
			|---|---|---|---|---|---|---|---|---|---|---|---|---|""";

	private static final String NONE = "-";

	private final PrintStream out;

	private final List<String> rows = new ArrayList<>();

	private boolean good = true;

	FaultTable(PrintStream out) {
		this.out = out;
	}

	void add(FaultResult result, Set<Sign> signs) {
		String row = row(result);
		this.rows.add(row);
		this.out.println(row);
		this.out.println("    " + result.events());
		List<String> complaints = result.complaints(signs);
		complaints.forEach((complaint) -> this.out.println("    !!!! " + complaint));
		this.good &= complaints.isEmpty();
	}

	private static String row(FaultResult result) {
		Verdict verdict = result.verdict();
		List<Object> cells = List.of(result.name(), result.clients(), verdict.acknowledged(), verdict.unknown(),
				verdict.received(), verdict.lost(), verdict.disorder(), verdict.recovered(), verdict.told(),
				verdict.missedAndTold(), seconds(result.backAfter()), seconds(result.notReadyAfter()),
				seconds(result.readyAfter()));
		return "| " + String.join(" | ", cells.stream().map(String::valueOf).toList()) + " |";
	}

	private static String seconds(@Nullable Duration duration) {
		return (duration != null) ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0) : NONE;
	}

	void print() {
		this.out.println();
		this.out.println(HEAD);
		this.rows.forEach(this.out::println);
		this.out.println();
		this.out.println(this.good ? "Nothing was lost in silence" : "FAILED, see above");
	}

	boolean isGood() {
		return this.good;
	}

}
