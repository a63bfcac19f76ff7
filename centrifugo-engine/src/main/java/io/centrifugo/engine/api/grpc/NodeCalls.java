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

package io.centrifugo.engine.api.grpc;

import java.util.List;
import java.util.Map;

import io.centrifugo.engine.api.ServerApi;
import io.centrifugo.engine.node.control.NodeInfo;
import io.centrifugo.engine.node.control.NodeMetricsInfo;
import io.centrifugo.engine.proto.api.CentrifugoApiGrpc;
import io.centrifugo.engine.proto.api.ChannelInfo;
import io.centrifugo.engine.proto.api.ChannelsResult;
import io.centrifugo.engine.proto.api.InfoResult;
import io.centrifugo.engine.proto.api.Metrics;
import io.centrifugo.engine.proto.api.NodeResult;
import io.centrifugo.engine.proto.api.RPCResult;

/**
 * Info, rpc and channels.
 */
final class NodeCalls {

	private NodeCalls() {
	}

	static List<GrpcMethod<?, ?>> of(ServerApi api) {
		return List.of(
				new GrpcMethod<>("info", CentrifugoApiGrpc.getInfoMethod(),
						(request) -> api.info().map(NodeCalls::nodes)),
				GrpcMethod.withoutResult("rpc", CentrifugoApiGrpc.getRPCMethod(), RPCResult.getDefaultInstance(),
						(request) -> api.rpc(request.getMethod())));
	}

	static GrpcMethod<?, ?> channels(ServerApi api) {
		return new GrpcMethod<>("channels", CentrifugoApiGrpc.getChannelsMethod(),
				(request) -> api.channels(request.getPattern()).map(NodeCalls::channels));
	}

	private static ChannelsResult channels(Map<String, Integer> channels) {
		ChannelsResult.Builder result = ChannelsResult.newBuilder();
		channels.forEach((channel, clients) -> result.putChannels(channel,
				ChannelInfo.newBuilder().setNumClients(clients).build()));
		return result.build();
	}

	private static InfoResult nodes(List<NodeInfo> nodes) {
		return InfoResult.newBuilder().addAllNodes(nodes.stream().map(NodeCalls::node).toList()).build();
	}

	private static NodeResult node(NodeInfo node) {
		NodeResult.Builder result = NodeResult.newBuilder()
			.setUid(node.uid())
			.setName(node.name())
			.setVersion(node.version())
			.setNumClients(node.numClients())
			.setNumUsers(node.numUsers())
			.setNumChannels(node.numChannels())
			.setUptime(node.uptime())
			.setNumSubs(node.numSubscriptions());
		NodeMetricsInfo metrics = node.metrics();
		if (metrics != null) {
			result
				.setMetrics(Metrics.newBuilder().setInterval(metrics.interval()).putAllItems(metrics.items()).build());
		}
		return result.build();
	}

}
