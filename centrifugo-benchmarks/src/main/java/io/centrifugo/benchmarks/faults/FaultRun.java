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
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.centrifugo.benchmarks.faults.cluster.Backend;
import io.centrifugo.benchmarks.faults.cluster.Cluster;
import io.centrifugo.benchmarks.faults.cluster.Waiting;
import io.centrifugo.benchmarks.fleet.ApiPublisher;
import io.centrifugo.benchmarks.fleet.Fleet;
import io.centrifugo.benchmarks.fleet.FleetSettings;
import io.centrifugo.benchmarks.history.HistoryCheck;
import io.centrifugo.benchmarks.history.Verdict;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * One fault, with clients and channels of its own.
 *
 * @param <B> what joins the nodes
 */
final class FaultRun<B extends Backend> {

	static final String TOKEN_SECRET = "secret-of-the-fault-runs-nothing-else";

	static final String API_KEY = "fault-runs-api-key";

	private static final Duration CONNECT_LIMIT = Duration.ofSeconds(120);

	private static final Duration CALM = Duration.ofSeconds(2);

	private static final Duration BACK_LIMIT = Duration.ofSeconds(90);

	/** Longer than the position check of a channel in which nothing happens any more. */
	private static final Duration CATCH_UP_LIMIT = Duration.ofSeconds(120);

	private static final AtomicInteger RUNS = new AtomicInteger();

	private final Cluster<B> cluster;

	private final Fault<B> fault;

	private final Pace pace;

	private final List<String> channels;

	FaultRun(Cluster<B> cluster, Fault<B> fault, Pace pace) {
		this.cluster = cluster;
		this.fault = fault;
		this.pace = pace;
		int run = RUNS.incrementAndGet();
		this.channels = IntStream.range(0, pace.channels())
			.mapToObj((i) -> fault.namespace() + ":run-" + run + "-" + i)
			.toList();
	}

	FaultResult run() {
		FleetSettings settings = new FleetSettings(this.pace.clients(), this.channels, 2, TOKEN_SECRET);
		try (Fleet fleet = new Fleet(settings, this.cluster.ports())) {
			if (!Waiting.until(() -> fleet.away() == 0, CONNECT_LIMIT)) {
				throw new IllegalStateException("Clients do not even connect: " + fleet.report().counts());
			}
			try (ApiPublisher publisher = new ApiPublisher(this.cluster.ports(), API_KEY, this.channels,
					this.pace.perSecond()); ReadinessWatch readiness = new ReadinessWatch(this.cluster.nodes())) {
				return run(fleet, publisher, readiness);
			}
		}
	}

	private FaultResult run(Fleet fleet, ApiPublisher publisher, ReadinessWatch readiness) {
		Waiting.pass(CALM);
		long begun = System.nanoTime();
		this.fault.strike().strike(this.cluster, fleet, this.pace);
		long ended = System.nanoTime();
		Duration backAfter = awaitBack(fleet, publisher, ended);
		Waiting.pass(CALM);
		publisher.close();
		Waiting.until(publisher::isIdle, CONNECT_LIMIT);
		Map<String, StreamPosition> tops = publisher.log().tops(Long.MIN_VALUE);
		boolean caughtUp = Waiting.until(() -> fleet.behind(tops) == 0, CATCH_UP_LIMIT);
		readiness.close();
		Verdict verdict = HistoryCheck.check(publisher.log(), fleet.logs());
		return new FaultResult(this.fault.name(), this.pace.clients(), verdict, backAfter, caughtUp,
				readiness.notReadyAfter(begun), readiness.readyAfter(ended), fleet.report().counts(),
				List.copyOf(fleet.report().failures()));
	}

	/**
	 * Wait until publishing works again for each channel, and all have received of it.
	 */
	private @Nullable Duration awaitBack(Fleet fleet, ApiPublisher publisher, long ended) {
		boolean publishing = Waiting.until(() -> publisher.log().tops(ended).size() == this.channels.size(),
				BACK_LIMIT);
		Map<String, StreamPosition> tops = publisher.log().tops(ended);
		boolean back = Waiting.until(() -> fleet.behind(tops) == 0, BACK_LIMIT);
		return (publishing && back) ? Duration.ofNanos(System.nanoTime() - ended) : null;
	}

}
