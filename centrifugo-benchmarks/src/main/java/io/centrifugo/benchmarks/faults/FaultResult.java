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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.centrifugo.benchmarks.faults.Fault.Sign;
import io.centrifugo.benchmarks.history.Verdict;

/**
 * What came of a fault.
 *
 * @param name of the fault
 * @param clients number of clients
 * @param verdict what the logs show
 * @param backAfter when all clients had caught up, from the end of the fault, or null if
 * they never did
 * @param caughtUp whether all clients had everything in the end
 * @param notReadyAfter when the first node said that it is not ready, from the beginning
 * of the fault, or null
 * @param readyAfter when the last node said that it is ready, from the end of the fault,
 * or null
 * @param events what else happened to clients
 * @param failures what clients did not come back from
 */
record FaultResult(String name, int clients, Verdict verdict, @Nullable Duration backAfter, boolean caughtUp,
		@Nullable Duration notReadyAfter, @Nullable Duration readyAfter, Map<String, Long> events,
		List<String> failures) {

	private static final Duration READINESS_LIMIT = Duration.ofSeconds(5);

	private static final int SHOWN = 10;

	/**
	 * Say what is wrong.
	 */
	List<String> complaints(Set<Sign> signs) {
		List<String> complaints = new ArrayList<>();
		this.verdict.defects().stream().limit(SHOWN).forEach((defect) -> complaints.add(defect.toString()));
		if (this.verdict.defects().size() > SHOWN) {
			complaints.add("and " + (this.verdict.defects().size() - SHOWN) + " more defects");
		}
		this.failures.stream().limit(SHOWN).forEach(complaints::add);
		if (this.backAfter == null || !this.caughtUp) {
			complaints.add("not all clients came back");
		}
		if (this.verdict.acknowledged() == 0) {
			complaints.add("nothing was acknowledged");
		}
		signs.stream().filter((sign) -> !shows(sign)).forEach((sign) -> complaints.add("no sign of " + sign));
		return complaints;
	}

	private boolean shows(Sign sign) {
		return switch (sign) {
			case RECOVERED -> this.verdict.recovered() > 0;
			case TOLD -> this.verdict.told() > 0;
			case NOT_READY -> this.notReadyAfter != null && this.notReadyAfter.compareTo(READINESS_LIMIT) <= 0;
		};
	}

}
