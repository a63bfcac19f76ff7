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

package io.centrifugo.boot.actuate;

import java.util.List;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

import io.centrifugo.engine.node.control.NodeInfo;
import io.centrifugo.engine.session.Session;

/**
 * Answer of the endpoint.
 *
 * @since 0.1.0
 */
public sealed interface CentrifugoDescriptor extends OperationResponseBody {

	/**
	 * This node and how many others it knows.
	 *
	 * @param node this node
	 * @param nodes number of nodes in the cluster, this one included
	 */
	record Summary(Node node, int nodes) implements CentrifugoDescriptor {
	}

	/**
	 * The nodes of the cluster as this one last heard of them.
	 *
	 * @param nodes the nodes, by name
	 */
	record Nodes(List<Node> nodes) implements CentrifugoDescriptor {
	}

	/**
	 * The connections of this node.
	 *
	 * @param total how many there are
	 * @param clients some of them
	 */
	record Clients(int total, List<Client> clients) implements CentrifugoDescriptor {
	}

	/**
	 * The channels with a subscriber on this node.
	 *
	 * @param total how many there are
	 * @param channels some of them, by name
	 */
	record Channels(int total, List<Channel> channels) implements CentrifugoDescriptor {
	}

	/**
	 * A node.
	 *
	 * @param id id of this run of the node
	 * @param name configured name
	 * @param version version of the software
	 * @param uptime seconds since the start
	 * @param clients number of connections
	 * @param users number of users among them
	 * @param channels number of channels with a subscriber
	 * @param subscriptions number of subscriptions
	 */
	record Node(String id, String name, String version, int uptime, int clients, int users, int channels,
			int subscriptions) {

		static Node of(NodeInfo info) {
			return new Node(info.uid(), info.name(), info.version(), info.uptime(), info.numClients(), info.numUsers(),
					info.numChannels(), info.numSubscriptions());
		}

	}

	/**
	 * A connection.
	 *
	 * @param client client id
	 * @param user user id, empty for anonymous
	 * @param transport transport name, such as {@code websocket}
	 */
	record Client(String client, String user, String transport) {

		static Client of(Session session) {
			return new Client(session.clientId(), session.user(), session.transport().name());
		}

	}

	/**
	 * A channel.
	 *
	 * @param name full name
	 * @param subscribers number of subscribers on this node
	 */
	record Channel(String name, int subscribers) {
	}

}
