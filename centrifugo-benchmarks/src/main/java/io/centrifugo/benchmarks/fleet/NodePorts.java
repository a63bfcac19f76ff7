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

package io.centrifugo.benchmarks.fleet;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The nodes of a cluster on this machine, taken at random as by a load balancer that
 * knows nothing of their health.
 *
 * @since 0.1.0
 */
public final class NodePorts {

	private final List<Integer> ports;

	/**
	 * Create a list.
	 * @param ports their ports
	 */
	public NodePorts(List<Integer> ports) {
		this.ports = List.copyOf(ports);
	}

	int next() {
		return this.ports.get(ThreadLocalRandom.current().nextInt(this.ports.size()));
	}

}
