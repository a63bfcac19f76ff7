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

package io.centrifugo.benchmarks.faults.cluster;

import java.util.ArrayList;
import java.util.List;

import io.centrifugo.benchmarks.fleet.NodePorts;

/**
 * Nodes, and what joins them.
 *
 * @param <B> type of what joins them
 * @since 0.1.0
 */
public final class Cluster<B extends Backend> implements AutoCloseable {

	private final B backend;

	private final List<NodeServer> nodes = new ArrayList<>();

	/**
	 * Start nodes, one after the other.
	 * @param backend what joins them
	 * @param files what they are made of
	 * @param nodes how many
	 */
	public Cluster(B backend, ClusterFiles files, int nodes) {
		this.backend = backend;
		for (int i = 0; i < nodes; i++) {
			this.nodes.add(new NodeServer("node-" + i, files, backend.environment(i)));
		}
	}

	/**
	 * Return what joins the nodes.
	 * @return the backend
	 */
	public B backend() {
		return this.backend;
	}

	/**
	 * Return the nodes.
	 * @return all of them
	 */
	public List<NodeServer> nodes() {
		return this.nodes;
	}

	/**
	 * Return where the nodes are.
	 * @return their ports
	 */
	public NodePorts ports() {
		return new NodePorts(this.nodes.stream().map(NodeServer::port).toList());
	}

	@Override
	public void close() {
		this.nodes.forEach(NodeServer::kill);
		this.backend.stop();
	}

}
