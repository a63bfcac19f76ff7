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

import java.util.List;
import java.util.Set;

import io.centrifugo.benchmarks.faults.Fault.Sign;
import io.centrifugo.benchmarks.faults.cluster.MemoryBackend;

/**
 * What can happen to one node that keeps everything in memory.
 */
final class MemoryFaults {

	private MemoryFaults() {
	}

	static List<Fault<MemoryBackend>> all() {
		return List.of(
				new Fault<>("the only node, in memory: all clients drop", false, Fault.LONG, Set.of(Sign.RECOVERED),
						(cluster, fleet, pace) -> fleet.drop()),
				new Fault<>("the only node, in memory: killed and restarted", true, Fault.LONG, Set.of(Sign.TOLD),
						(cluster, fleet, pace) -> {
							cluster.nodes().get(0).kill();
							cluster.nodes().get(0).restart();
						}));
	}

}
