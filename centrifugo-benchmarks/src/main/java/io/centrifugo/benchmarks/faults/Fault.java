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

import java.util.Set;

import io.centrifugo.benchmarks.faults.cluster.Backend;
import io.centrifugo.benchmarks.faults.cluster.Cluster;
import io.centrifugo.benchmarks.fleet.Fleet;

/**
 * Something that breaks, a row of the table.
 *
 * @param <B> what it needs to join nodes
 * @param name what the row is called
 * @param shortForm whether it is part of the short form
 * @param namespace of the channels
 * @param signs what must show that it struck
 * @param strike breaks something, and returns when it is whole again
 * @since 0.1.0
 */
public record Fault<B extends Backend>(String name, boolean shortForm, String namespace, Set<Sign> signs,
		Strike<B> strike) {

	/** Namespace with history for all that is published in a run. */
	public static final String LONG = "long";

	/** Namespace with history for a moment. */
	public static final String SHORT = "short";

	/**
	 * A way to break something.
	 *
	 * @param <B> what joins the nodes
	 */
	public interface Strike<B extends Backend> {

		/**
		 * Break something, and end the fault; a node that is gone stays so.
		 * @param cluster nodes and what joins them
		 * @param fleet the clients
		 * @param pace how long outages last
		 */
		void strike(Cluster<B> cluster, Fleet fleet, Pace pace);

	}

	/**
	 * What a fault must lead to.
	 */
	public enum Sign {

		/** Some clients missed something and got it. */
		RECOVERED,

		/** Some clients were told of a loss. */
		TOLD,

		/** A node said within five seconds that it takes no clients. */
		NOT_READY

	}

}
