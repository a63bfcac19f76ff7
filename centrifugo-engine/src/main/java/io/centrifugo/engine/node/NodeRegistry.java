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

package io.centrifugo.engine.node;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.node.control.NodeInfo;
import io.centrifugo.engine.node.control.NodeMetricsInfo;

/**
 * The nodes of the cluster as one node knows them. Safe from any thread.
 *
 * @since 0.1.0
 */
public final class NodeRegistry {

	private final Map<String, Entry> nodes = new ConcurrentHashMap<>();

	private final Clock clock;

	/**
	 * Create an empty registry.
	 * @param clock what time it is
	 */
	public NodeRegistry(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Take the state of a node. Metrics are kept from earlier when it brings none.
	 * @param node the state
	 * @return whether the node was unknown
	 */
	public boolean add(NodeInfo node) {
		long now = this.clock.millis();
		Entry before = this.nodes.get(node.uid());
		NodeMetricsInfo known = (before != null && node.metrics() == null) ? before.node().metrics() : node.metrics();
		return this.nodes.put(node.uid(), new Entry(node.withMetrics(known), now)) == null;
	}

	/**
	 * Forget a node that has left.
	 * @param uid the node's id
	 */
	public void remove(String uid) {
		this.nodes.remove(uid);
	}

	/**
	 * Forget nodes that have been silent.
	 * @param age for longer than this
	 * @return ids of those forgotten
	 */
	public List<String> expire(Duration age) {
		long oldest = this.clock.millis() - age.toMillis();
		List<String> expired = new ArrayList<>();
		this.nodes.forEach((uid, entry) -> {
			if (entry.seen() < oldest && this.nodes.remove(uid, entry)) {
				expired.add(uid);
			}
		});
		return expired;
	}

	/**
	 * Find a node.
	 * @param uid the node's id
	 * @return its state, {@code null} if it is not known
	 */
	public @Nullable NodeInfo find(String uid) {
		Entry entry = this.nodes.get(uid);
		return (entry != null) ? entry.node() : null;
	}

	/**
	 * Return the nodes heard of lately.
	 * @param age within this time
	 * @return their states, in no order
	 */
	public List<NodeInfo> heardWithin(Duration age) {
		long oldest = this.clock.millis() - age.toMillis();
		return this.nodes.values().stream().filter((entry) -> entry.seen() >= oldest).map(Entry::node).toList();
	}

	/**
	 * Return all nodes known.
	 * @return their states, in no order
	 */
	public List<NodeInfo> all() {
		return this.nodes.values().stream().map(Entry::node).toList();
	}

	/**
	 * Return how many nodes are known.
	 * @return the number
	 */
	public int size() {
		return this.nodes.size();
	}

	/**
	 * A node and when it was heard of.
	 */
	private record Entry(NodeInfo node, long seen) {
	}

}
