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

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

import io.centrifugo.boot.actuate.CentrifugoDescriptor.Channel;
import io.centrifugo.boot.actuate.CentrifugoDescriptor.Channels;
import io.centrifugo.boot.actuate.CentrifugoDescriptor.Client;
import io.centrifugo.boot.actuate.CentrifugoDescriptor.Clients;
import io.centrifugo.boot.actuate.CentrifugoDescriptor.Nodes;
import io.centrifugo.boot.actuate.CentrifugoDescriptor.Summary;
import io.centrifugo.engine.node.Node;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.session.NodeIdentity;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.SessionSelector;

/**
 * Actuator endpoint that shows the node, the cluster it is in, and who is connected to
 * it, and which can close connections. Handles of connections, which are secrets, are not
 * shown.
 *
 * @since 0.1.0
 */
@Endpoint(id = "centrifugo")
@RegisterReflectionForBinding({ Channels.class, Clients.class, Nodes.class, Summary.class })
public final class CentrifugoEndpoint {

	private static final int DEFAULT_LIMIT = 100;

	private final Node node;

	/**
	 * Create an endpoint.
	 * @param node what to show
	 */
	public CentrifugoEndpoint(Node node) {
		this.node = node;
	}

	/**
	 * Return this node.
	 * @return the node and the size of the cluster
	 */
	@ReadOperation
	public Summary summary() {
		List<CentrifugoDescriptor.Node> nodes = nodes();
		int uptime = nodes.stream()
			.filter((each) -> each.id().equals(this.node.id()))
			.mapToInt(CentrifugoDescriptor.Node::uptime)
			.findFirst()
			.orElse(0);
		return new Summary(own(uptime), nodes.size());
	}

	/**
	 * Return a part of the whole.
	 * @param part {@code nodes}, {@code clients} or {@code channels}
	 * @param limit how many clients or channels to list, 100 unless given
	 * @param user only clients of this user
	 * @return the part, {@code null} if there is none of that name
	 */
	@ReadOperation
	public @Nullable CentrifugoDescriptor part(@Selector String part, @Nullable Integer limit, @Nullable String user) {
		int most = (limit != null) ? Math.max(limit, 0) : DEFAULT_LIMIT;
		return switch (part) {
			case "nodes" -> new Nodes(nodes());
			case "clients" -> clients(user, most);
			case "channels" -> channels(most);
			default -> null;
		};
	}

	/**
	 * Close a connection of this node, which will not come back by itself. Nothing
	 * happens if there is none.
	 * @param part {@code clients}, the only part of which something can be taken away
	 * @param client id of the connection
	 */
	@DeleteOperation
	public void disconnect(@Selector String part, @Selector String client) {
		Session session = "clients".equals(part) ? this.node.sessions().byClient(client) : null;
		if (session != null) {
			session.disconnect(Disconnect.FORCE_NO_RECONNECT);
		}
	}

	private List<CentrifugoDescriptor.Node> nodes() {
		return this.node.nodes()
			.stream()
			.map(CentrifugoDescriptor.Node::of)
			.sorted(Comparator.comparing(CentrifugoDescriptor.Node::name))
			.toList();
	}

	/**
	 * As it is now, not as it was told to the others.
	 */
	private CentrifugoDescriptor.Node own(int uptime) {
		NodeIdentity identity = this.node.identity();
		return new CentrifugoDescriptor.Node(identity.id(), identity.name(), identity.version(), uptime,
				this.node.sessions().numClients(), this.node.sessions().numUsers(), this.node.hub().numChannels(),
				this.node.hub().numSubscriptions());
	}

	private Clients clients(@Nullable String user, int limit) {
		Collection<Session> sessions = (user != null) ? this.node.sessions().byUser(user)
				: this.node.sessions().select(SessionSelector.everybody());
		return new Clients(sessions.size(), sessions.stream().limit(limit).map(Client::of).toList());
	}

	private Channels channels(int limit) {
		Set<String> names = this.node.hub().channels();
		return new Channels(names.size(),
				names.stream()
					.sorted()
					.limit(limit)
					.map((name) -> new Channel(name, this.node.hub().numSubscribers(name)))
					.toList());
	}

}
