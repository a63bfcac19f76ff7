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
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import io.centrifugo.engine.auth.TokenSettings;
import io.centrifugo.engine.auth.TokenVerifier;
import io.centrifugo.engine.auth.TokenVerifiers;
import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.Controller;
import io.centrifugo.engine.broker.PresenceManager;
import io.centrifugo.engine.broker.map.MapBroker;
import io.centrifugo.engine.broker.memory.MemoryBroker;
import io.centrifugo.engine.broker.memory.MemoryController;
import io.centrifugo.engine.broker.memory.MemoryMapBroker;
import io.centrifugo.engine.broker.memory.MemoryPresenceManager;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.channel.ChannelSettings;
import io.centrifugo.engine.handler.Handlers;
import io.centrifugo.engine.handler.SharedPollHandler;
import io.centrifugo.engine.handler.map.MapHandlers;
import io.centrifugo.engine.metrics.EngineMetrics;
import io.centrifugo.engine.poll.SharedPolls;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.session.Connection;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.SessionServices;
import io.centrifugo.engine.session.client.SessionOpener;

/**
 * Collects the parts of a {@link Node}. Whatever is not set is as without configuration:
 * in memory, no namespaces, no tokens, no handlers.
 *
 * @since 0.1.0
 */
public final class NodeBuilder {

	private final String id = UUID.randomUUID().toString();

	private Broker broker = new MemoryBroker();

	private MapBroker mapBroker = new MemoryMapBroker();

	private PresenceManager presenceManager = new MemoryPresenceManager();

	private Controller controller = new MemoryController();

	private ChannelRules channelRules = new ChannelRules(ChannelSettings.DEFAULT, false);

	private @Nullable TokenVerifiers tokenVerifiers;

	private @Nullable BiFunction<SessionServices, Connection, Session> sessionFactory;

	private Handlers handlers = Handlers.NONE;

	private MapHandlers mapHandlers = MapHandlers.NONE;

	private SharedPollHandler sharedPollHandler = (event) -> Mono.empty();

	private int sharedPollConcurrency = SharedPolls.CONCURRENCY;

	private ClientOptions clientOptions = ClientOptions.DEFAULTS;

	private EngineMetrics metrics = EngineMetrics.NOOP;

	private NodeOptions options = NodeOptions.DEFAULTS;

	private Clock clock = Clock.systemUTC();

	private Scheduler scheduler = Schedulers.parallel();

	NodeBuilder() {
	}

	/**
	 * Set where streams live.
	 * @param broker the broker, started and stopped by the node
	 * @return this
	 */
	public NodeBuilder broker(Broker broker) {
		this.broker = broker;
		return this;
	}

	/**
	 * Set where maps live.
	 * @param mapBroker the map broker, started and stopped by the node
	 * @return this
	 */
	public NodeBuilder mapBroker(MapBroker mapBroker) {
		this.mapBroker = mapBroker;
		return this;
	}

	/**
	 * Set where presence lives.
	 * @param presenceManager the presence manager
	 * @return this
	 */
	public NodeBuilder presenceManager(PresenceManager presenceManager) {
		this.presenceManager = presenceManager;
		return this;
	}

	/**
	 * Set what carries messages between nodes.
	 * @param controller the controller, started and stopped by the node
	 * @return this
	 */
	public NodeBuilder controller(Controller controller) {
		this.controller = controller;
		return this;
	}

	/**
	 * Set what channels mean.
	 * @param channelRules the rules
	 * @return this
	 */
	public NodeBuilder channelRules(ChannelRules channelRules) {
		this.channelRules = channelRules;
		return this;
	}

	/**
	 * Set who checks tokens.
	 * @param tokenVerifiers the verifiers
	 * @return this
	 */
	public NodeBuilder tokenVerifiers(TokenVerifiers tokenVerifiers) {
		this.tokenVerifiers = tokenVerifiers;
		return this;
	}

	/**
	 * Set the application's handlers.
	 * @param handlers the handlers
	 * @return this
	 */
	public NodeBuilder handlers(Handlers handlers) {
		this.handlers = handlers;
		return this;
	}

	/**
	 * Set the application's handlers of maps.
	 * @param mapHandlers the handlers
	 * @return this
	 */
	public NodeBuilder mapHandlers(MapHandlers mapHandlers) {
		this.mapHandlers = mapHandlers;
		return this;
	}

	/**
	 * Set who tells values of keys in shared poll channels.
	 * @param sharedPollHandler the handler
	 * @return this
	 */
	public NodeBuilder sharedPollHandler(SharedPollHandler sharedPollHandler) {
		this.sharedPollHandler = sharedPollHandler;
		return this;
	}

	/**
	 * Set how many calls of that handler run at the same time.
	 * @param sharedPollConcurrency the number, 64 unless set
	 * @return this builder
	 */
	public NodeBuilder sharedPollConcurrency(int sharedPollConcurrency) {
		this.sharedPollConcurrency = sharedPollConcurrency;
		return this;
	}

	/**
	 * Set what makes sessions, for tests.
	 * @param sessionFactory makes the session of a connection, on its loop
	 * @return this
	 */
	public NodeBuilder sessionFactory(BiFunction<SessionServices, Connection, Session> sessionFactory) {
		this.sessionFactory = sessionFactory;
		return this;
	}

	/**
	 * Set options of connections.
	 * @param clientOptions the options
	 * @return this
	 */
	public NodeBuilder clientOptions(ClientOptions clientOptions) {
		this.clientOptions = clientOptions;
		return this;
	}

	/**
	 * Set the recorders.
	 * @param metrics the recorders
	 * @return this
	 */
	public NodeBuilder metrics(EngineMetrics metrics) {
		this.metrics = metrics;
		return this;
	}

	/**
	 * Set options of the node as a whole.
	 * @param options the options
	 * @return this
	 */
	public NodeBuilder options(NodeOptions options) {
		this.options = options;
		return this;
	}

	/**
	 * Set the time, for tests.
	 * @param clock what time it is
	 * @param scheduler runs the node's periodic work and surveys
	 * @return this
	 */
	public NodeBuilder time(Clock clock, Scheduler scheduler) {
		this.clock = clock;
		this.scheduler = scheduler;
		return this;
	}

	/**
	 * Create the node, not started yet.
	 * @return the node
	 */
	public Node build() {
		return new Node(this);
	}

	String id() {
		return this.id;
	}

	Broker broker() {
		return this.broker;
	}

	MapBroker mapBroker() {
		return this.mapBroker;
	}

	PresenceManager presenceManager() {
		return this.presenceManager;
	}

	Controller controller() {
		return this.controller;
	}

	ChannelRules channelRules() {
		return this.channelRules;
	}

	TokenVerifiers tokenVerifiers() {
		TokenVerifiers verifiers = this.tokenVerifiers;
		return (verifiers != null) ? verifiers
				: new TokenVerifiers(TokenVerifier.create(TokenSettings.NONE, this.clock));
	}

	/**
	 * Return what makes the sessions of a node.
	 */
	Function<Connection, Session> sessionFactory(SessionServices services) {
		BiFunction<SessionServices, Connection, Session> factory = this.sessionFactory;
		return (factory != null) ? (connection) -> factory.apply(services, connection)
				: new SessionOpener(services)::open;
	}

	int sharedPollConcurrency() {
		return this.sharedPollConcurrency;
	}

	SharedPollHandler sharedPollHandler() {
		return this.sharedPollHandler;
	}

	MapHandlers mapHandlers() {
		return this.mapHandlers;
	}

	Handlers handlers() {
		return this.handlers;
	}

	ClientOptions clientOptions() {
		return this.clientOptions;
	}

	EngineMetrics metrics() {
		return this.metrics;
	}

	NodeOptions options() {
		return this.options;
	}

	Clock clock() {
		return this.clock;
	}

	Scheduler scheduler() {
		return this.scheduler;
	}

}
