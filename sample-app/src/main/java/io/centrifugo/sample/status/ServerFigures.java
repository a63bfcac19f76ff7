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

package io.centrifugo.sample.status;

import java.util.List;

import io.centrifugo.engine.node.control.NodeInfo;

/**
 * What the front page shows of the cluster.
 *
 * @param node name of this node
 * @param version its version
 * @param nodes number of nodes
 * @param clients connections of all nodes
 * @param users users of all nodes
 * @param channels channels of all nodes
 * @param subscriptions subscriptions of all nodes
 * @param uptime seconds for which the longest-lived node has been up
 */
record ServerFigures(String node, String version, int nodes, int clients, int users, int channels, int subscriptions,
		int uptime) {

	static ServerFigures of(List<NodeInfo> nodes) {
		NodeInfo first = nodes.get(0);
		return new ServerFigures(first.name(), first.version(), nodes.size(),
				nodes.stream().mapToInt(NodeInfo::numClients).sum(), nodes.stream().mapToInt(NodeInfo::numUsers).sum(),
				nodes.stream().mapToInt(NodeInfo::numChannels).sum(),
				nodes.stream().mapToInt(NodeInfo::numSubscriptions).sum(),
				nodes.stream().mapToInt(NodeInfo::uptime).max().orElse(0));
	}

}
