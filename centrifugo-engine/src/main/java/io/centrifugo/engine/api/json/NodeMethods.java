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

package io.centrifugo.engine.api.json;

import java.util.List;
import java.util.Map;

import io.centrifugo.engine.api.ServerApi;
import io.centrifugo.engine.node.control.NodeInfo;
import io.centrifugo.engine.node.control.NodeMetricsInfo;

/**
 * Info, rpc and channels.
 */
final class NodeMethods {

	private NodeMethods() {
	}

	static List<ApiMethod<?, ?>> of(ServerApi api) {
		return List.of(new ApiMethod<>("info", 9, (fields) -> "", (request) -> api.info(), NodeMethods::writeNodes),
				ApiMethod.withoutResult("rpc", 10, NodeMethods::rpc, api::rpc));
	}

	static ApiMethod<?, ?> channels(ServerApi api) {
		return new ApiMethod<>("channels", 8, (fields) -> fields.string("pattern"), api::channels,
				NodeMethods::writeChannels);
	}

	private static String rpc(Fields fields) {
		return fields.string("method");
	}

	private static void writeChannels(Map<String, Integer> channels, JsonOutput out) {
		out.name("channels").beginObject();
		channels.forEach((channel, clients) -> out.name(channel)
			.beginObject()
			.optional("num_clients", Integer.toUnsignedLong(clients))
			.endObject());
		out.endObject();
	}

	private static void writeNodes(List<NodeInfo> nodes, JsonOutput out) {
		out.name("nodes").beginArray();
		for (NodeInfo node : nodes) {
			out.beginObject()
				.name("uid")
				.string(node.uid())
				.name("name")
				.string(node.name())
				.name("version")
				.string(node.version())
				.name("num_clients")
				.signed(node.numClients())
				.name("num_users")
				.signed(node.numUsers())
				.name("num_channels")
				.signed(node.numChannels())
				.optional("uptime", Integer.toUnsignedLong(node.uptime()));
			NodeMetricsInfo metrics = node.metrics();
			if (metrics != null) {
				writeMetrics(metrics, out.name("metrics"));
			}
			out.name("num_subs").signed(node.numSubscriptions()).endObject();
		}
		out.endArray();
	}

	private static void writeMetrics(NodeMetricsInfo metrics, JsonOutput out) {
		out.beginObject().name("interval").decimal(metrics.interval()).name("items").beginObject();
		metrics.items().forEach((name, value) -> out.name(name).decimal(value));
		out.endObject().endObject();
	}

}
