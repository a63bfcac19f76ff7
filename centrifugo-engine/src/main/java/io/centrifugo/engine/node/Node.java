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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.PresenceManager;
import io.centrifugo.engine.broker.map.MapBroker;
import io.centrifugo.engine.broker.map.MapChannels;
import io.centrifugo.engine.broker.map.RoutedSubscriptions;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.hub.Hub;
import io.centrifugo.engine.metrics.EngineMetrics;
import io.centrifugo.engine.node.control.ControlMessage;
import io.centrifugo.engine.node.control.DisconnectMessage;
import io.centrifugo.engine.node.control.NodeInfo;
import io.centrifugo.engine.node.control.RefreshMessage;
import io.centrifugo.engine.node.control.SubscribeMessage;
import io.centrifugo.engine.node.control.UnsubscribeMessage;
import io.centrifugo.engine.node.survey.ChannelsSurvey;
import io.centrifugo.engine.node.survey.EmulationOutcome;
import io.centrifugo.engine.node.survey.EmulationSurvey;
import io.centrifugo.engine.node.survey.SurveyHandler;
import io.centrifugo.engine.node.survey.SurveyResult;
import io.centrifugo.engine.node.survey.Surveys;
import io.centrifugo.engine.poll.SharedPolls;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Unsubscribe;
import io.centrifugo.engine.protocol.command.EmulationRequest;
import io.centrifugo.engine.protocol.protobuf.EmulationProtobuf;
import io.centrifugo.engine.session.Connection;
import io.centrifugo.engine.session.ConnectionRefresh;
import io.centrifugo.engine.session.NodeIdentity;
import io.centrifugo.engine.session.ServerSubscription;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.SessionRegistry;
import io.centrifugo.engine.session.SessionSelector;
import io.centrifugo.engine.session.SessionServices;

/**
 * One server process: owns connections, shares streams, presence and control messages
 * with the other nodes of its cluster. Safe from any thread.
 *
 * @since 0.1.0
 */
public final class Node {

	private final NodeIdentity identity;

	private final ChannelRules channelRules;

	private final EngineMetrics metrics;

	private final Broker broker;

	private final MapBroker maps;

	private final SharedPolls polls;

	private final PresenceManager presence;

	private final Hub hub;

	private final SessionRegistry sessions = new SessionRegistry();

	private final SessionCommands commands = new SessionCommands(this.sessions);

	private final NodeRegistry registry;

	private final ControlPlane control;

	private final NodeHealth health;

	private final NodeShutdown shutdown;

	private final SessionServices services;

	private final Function<Connection, Session> sessionFactory;

	Node(NodeBuilder builder) {
		NodeOptions options = builder.options();
		this.identity = new NodeIdentity(builder.id(), options.name(), options.version());
		this.channelRules = builder.channelRules();
		this.metrics = builder.metrics();
		this.broker = new MeteredBroker(builder.broker(), this.metrics);
		this.presence = new MeteredPresence(builder.presenceManager(), this.metrics.node());
		this.maps = new MeteredMapBroker(builder.mapBroker(), this.metrics);
		this.polls = new SharedPolls(builder.sharedPollHandler(), builder.scheduler(), builder.sharedPollConcurrency());
		this.hub = new Hub(new RoutedSubscriptions(this.channelRules, this.broker, this.maps));
		this.registry = new NodeRegistry(builder.clock());
		NodeState state = new NodeState(this.identity, this.sessions, this.hub, builder);
		this.control = new ControlPlane(builder, this.registry, this.commands, state);
		this.health = new NodeHealth(builder);
		this.shutdown = new NodeShutdown(this.sessions, this.control, this::stopBrokers);
		this.services = new SessionServices(this.identity, this.sessions, this.hub, this.broker, this.maps, this.polls,
				this.presence, this.channelRules, builder.tokenVerifiers(), builder.handlers(), builder.mapHandlers(),
				builder.clientOptions(), this::disconnect, this.metrics, builder.clock());
		this.sessionFactory = builder.sessionFactory(this.services);
		state.register(this.metrics.node(), this.registry);
		surveys().register(ChannelsSurvey.OP, new ChannelsSurvey(this.hub));
		surveys().register(EmulationSurvey.OP, new EmulationSurvey(this.sessions));
	}

	/**
	 * Start to collect the parts of a node.
	 * @return a builder
	 */
	public static NodeBuilder builder() {
		return new NodeBuilder();
	}

	/**
	 * Connect to the broker and join the cluster.
	 * @return completes when connections can be taken; fails when the broker is away
	 */
	public Mono<Void> start() {
		return this.broker.start(this.hub)
			.then(this.maps.start(this.hub, MapChannels.of(this.channelRules)))
			.then(this.presence.start())
			.then(this.control.start());
	}

	private Mono<Void> stopBrokers() {
		return Mono.whenDelayError(this.broker.stop(), this.maps.stop(), Mono.fromRunnable(this.polls::stop));
	}

	/**
	 * Close every connection with 3001, as new ones are from now on. The rest goes on, so
	 * that whatever the application still does can be published.
	 * @param timeout how long connections may take to close
	 * @return completes when all are closed, never fails
	 */
	public Mono<Void> drain(Duration timeout) {
		return this.shutdown.drain(timeout);
	}

	/**
	 * Close every connection with 3001, leave the cluster and release the broker. New
	 * connections get 3001 from now on. Idempotent.
	 * @param timeout how long connections may take to close
	 * @return completes when all is closed, never fails
	 */
	public Mono<Void> shutdown(Duration timeout) {
		return this.shutdown.begin(timeout);
	}

	/**
	 * Take a connection, on its loop.
	 * @param connection the transport's side of it
	 * @return its session, which is being closed already when the node shuts down
	 */
	public Session open(Connection connection) {
		Session session = this.sessionFactory.apply(connection);
		if (this.shutdown.begun()) {
			session.disconnect(Disconnect.SHUTDOWN);
		}
		return session;
	}

	public String id() {
		return this.identity.id();
	}

	public NodeIdentity identity() {
		return this.identity;
	}

	public ChannelRules channels() {
		return this.channelRules;
	}

	/**
	 * Return the broker, which counts what is asked of it.
	 * @return the broker
	 */
	public Broker broker() {
		return this.broker;
	}

	/**
	 * Return the map broker, which counts what is asked of it.
	 * @return the map broker
	 */
	public MapBroker maps() {
		return this.maps;
	}

	/**
	 * Return the presence manager, which counts what is asked of it.
	 * @return the presence manager
	 */
	public PresenceManager presence() {
		return this.presence;
	}

	public Hub hub() {
		return this.hub;
	}

	public SessionRegistry sessions() {
		return this.sessions;
	}

	public EngineMetrics metrics() {
		return this.metrics;
	}

	/**
	 * Return the nodes of the cluster as this one knows them, itself included.
	 * @return their last states, in no order
	 */
	public List<NodeInfo> nodes() {
		return new ArrayList<>(this.registry.all());
	}

	/**
	 * Check that this node can publish to and hear from what it depends on.
	 * @return what was checked, with an empty text if it works, else with what is wrong;
	 * empty for a node in memory
	 */
	public Mono<Map<String, String>> health() {
		return this.health.check();
	}

	/**
	 * Subscribe connections in the whole cluster.
	 * @param selector which ones
	 * @param subscription to what and on what terms
	 * @return completes when other nodes were told and this one has begun
	 */
	public Mono<Void> subscribe(SessionSelector selector, ServerSubscription subscription) {
		SubscribeMessage message = new SubscribeMessage(selector, subscription);
		return everywhere(message, () -> this.commands.subscribe(message));
	}

	/**
	 * Unsubscribe connections in the whole cluster.
	 * @param selector which ones
	 * @param channel from what
	 * @param unsubscribe why
	 * @return completes when other nodes were told and this one has begun
	 */
	public Mono<Void> unsubscribe(SessionSelector selector, String channel, Unsubscribe unsubscribe) {
		UnsubscribeMessage message = new UnsubscribeMessage(selector, channel, unsubscribe);
		return everywhere(message, () -> this.commands.unsubscribe(message));
	}

	/**
	 * Close connections in the whole cluster.
	 * @param selector which ones
	 * @param whitelist client ids of those that stay
	 * @param disconnect why
	 * @return completes when other nodes were told and this one has begun
	 */
	public Mono<Void> disconnect(SessionSelector selector, Set<String> whitelist, Disconnect disconnect) {
		DisconnectMessage message = new DisconnectMessage(selector, List.copyOf(whitelist), disconnect);
		return everywhere(message, () -> this.commands.disconnect(message));
	}

	/**
	 * Change the life of connections in the whole cluster.
	 * @param selector which ones
	 * @param refresh their new life
	 * @return completes when other nodes were told and this one has begun
	 */
	public Mono<Void> refresh(SessionSelector selector, ConnectionRefresh refresh) {
		RefreshMessage message = new RefreshMessage(selector, refresh);
		return everywhere(message, () -> this.commands.refresh(message));
	}

	private Mono<Void> everywhere(ControlMessage message, Runnable local) {
		return this.control.send(message, "").then(Mono.fromRunnable(local));
	}

	/**
	 * Answer an operation of surveys from now on.
	 * @param op the operation
	 * @param handler the handler
	 */
	public void onSurvey(String op, SurveyHandler handler) {
		surveys().register(op, handler);
	}

	/**
	 * Ask every node.
	 * @param op the operation
	 * @param data details of the question
	 * @return what they answer; incomplete when a node stays silent, fails when the
	 * question cannot be sent
	 */
	public Mono<SurveyResult> survey(String op, Payload data) {
		return Mono.defer(() -> surveys().ask(op, data, this.control.aliveNodes(), false));
	}

	/**
	 * Ask one node.
	 * @param op the operation
	 * @param data details of the question
	 * @param node the node's id
	 * @return what it answers; incomplete when it stays silent
	 */
	public Mono<SurveyResult> survey(String op, Payload data, String node) {
		return surveys().ask(op, data, Set.of(node), true);
	}

	/**
	 * Ask every node which channels have subscribers.
	 * @param pattern glob of the names asked for, empty for all
	 * @return channel to number of subscribers in the cluster; fails with error 100
	 * unless every node answers
	 */
	public Mono<Map<String, Integer>> activeChannels(String pattern) {
		return survey(ChannelsSurvey.OP, ChannelsSurvey.request(pattern)).map(ChannelsSurvey::total);
	}

	/**
	 * Hand emulated commands to the node that has the connection.
	 * @param request the commands
	 * @return what became of them
	 */
	public Mono<EmulationOutcome> emulate(EmulationRequest request) {
		return Mono.defer(() -> {
			if (!this.control.aliveNodes().contains(request.node())) {
				return Mono.just(EmulationOutcome.UNKNOWN_NODE);
			}
			Payload data = Payload.of(EmulationProtobuf.encode(request));
			return survey(EmulationSurvey.OP, data, request.node()).map(EmulationSurvey::outcome);
		});
	}

	private Surveys surveys() {
		return this.control.surveys();
	}

}
