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

package io.centrifugo.benchmarks.history;

import java.util.List;

/**
 * What the logs of a run show.
 *
 * @param subscriptions number of logs of subscribers
 * @param acknowledged number of acknowledged publications
 * @param unknown number of publications that may or may not have happened
 * @param received number of publications that subscribers received
 * @param recovered how often a subscriber recovered without loss
 * @param told how often a subscriber was told that it may have missed something
 * @param missedAndTold number of acknowledged publications that subscribers missed, and
 * were told about
 * @param defects all broken promises
 * @since 0.1.0
 */
public record Verdict(int subscriptions, int acknowledged, int unknown, long received, int recovered, int told,
		long missedAndTold, List<Defect> defects) {

	/**
	 * Count the publications that subscribers missed without being told.
	 * @return their number, one for each subscriber
	 */
	public long lost() {
		return this.defects.stream().filter((defect) -> defect.kind() == DefectKind.LOST).count();
	}

	/**
	 * Count the other defects.
	 * @return their number
	 */
	public long disorder() {
		return this.defects.size() - lost();
	}

}
