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

import io.centrifugo.benchmarks.faults.cluster.Waiting;

/**
 * How much of everything a run takes: the short form fits a build, the long one is the
 * table.
 *
 * @param shortForm whether outages are short
 * @param clients number of clients
 * @param channels number of channels
 * @param perSecond publications per second
 * @since 0.1.0
 */
public record Pace(boolean shortForm, int clients, int channels, int perSecond) {

	/** For a build. */
	public static final Pace SHORT = new Pace(true, 300, 6, 60);

	/** For the table. */
	public static final Pace FULL = new Pace(false, 1000, 10, 50);

	void outage(int fullSeconds, int shortSeconds) {
		Waiting.pass(Duration.ofSeconds(this.shortForm ? shortSeconds : fullSeconds));
	}

	Pace withClients(int number) {
		return new Pace(this.shortForm, number, this.channels, this.perSecond);
	}

}
