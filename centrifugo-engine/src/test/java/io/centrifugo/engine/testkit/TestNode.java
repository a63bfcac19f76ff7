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

package io.centrifugo.engine.testkit;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import io.centrifugo.engine.auth.TokenSettings;
import io.centrifugo.engine.auth.TokenVerifier;
import io.centrifugo.engine.auth.TokenVerifiers;
import io.centrifugo.engine.auth.TrackSignatures;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.PresenceManager;
import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.broker.map.MapChannels;
import io.centrifugo.engine.broker.map.RoutedSubscriptions;
import io.centrifugo.engine.broker.memory.MemoryBroker;
import io.centrifugo.engine.broker.memory.MemoryMapBroker;
import io.centrifugo.engine.broker.memory.MemoryPresenceManager;
import io.centrifugo.engine.channel.AccessRule;
import io.centrifugo.engine.channel.AccessRules;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.ChannelPunctuation;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.channel.ChannelSettings;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.handler.Handlers;
import io.centrifugo.engine.handler.SharedPollHandler;
import io.centrifugo.engine.handler.map.MapHandlers;
import io.centrifugo.engine.hub.Hub;
import io.centrifugo.engine.metrics.EngineMetrics;
import io.centrifugo.engine.poll.SharedPolls;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.frame.WireForm;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.session.NodeIdentity;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.SessionRegistry;
import io.centrifugo.engine.session.SessionSelector;
import io.centrifugo.engine.session.SessionServices;
import io.centrifugo.engine.session.TransportInfo;
import io.centrifugo.engine.session.client.SessionOpener;

/**
 * A node without a network: sessions on a virtual loop and the memory engine. Anonymous
 * clients may connect and subscribe; all else is as configured.
 */
public final class TestNode {

	/** Secret of tokens. */
	public static final String SECRET = "secret of the tests, long enough";

	/** How long a test that waits for itself hangs. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final AccessRule ANYBODY = new AccessRule(true, true, true);

	/** Anybody may do anything, nothing is kept. */
	public static final ChannelOptions OPEN = ChannelOptions.builder()
		.access(new AccessRules(ANYBODY, ANYBODY, ANYBODY, ANYBODY, false))
		.build();

	private final VirtualLoop loop = new VirtualLoop();

	private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();

	private final MemoryBroker memory = new MemoryBroker(this.loop, this.scheduler);

	private final GatedBroker broker = new GatedBroker(this.memory);

	private final GatedMapBroker maps = new GatedMapBroker(new MemoryMapBroker(this.loop, this.scheduler));

	private final SessionRegistry registry = new SessionRegistry();

	private final Map<String, ChannelOptions> namespaces = new LinkedHashMap<>();

	private PresenceManager presence = new MemoryPresenceManager();

	private ChannelOptions withoutNamespace = OPEN;

	private ClientOptions options = ClientOptions.DEFAULTS.withConnect(
			new ClientOptions.Connect(false, true, false, false, ClientOptions.PersonalChannel.DISABLED, Map.of()));

	private Handlers handlers = Handlers.NONE;

	private MapHandlers mapHandlers = MapHandlers.NONE;

	private SharedPollHandler sharedPollHandler = (event) -> Mono.empty();

	private EngineMetrics metrics = EngineMetrics.NOOP;

	private @Nullable SessionServices services;

	private @Nullable SessionOpener opener;

	/**
	 * Change the options of connections, before the first one.
	 * @param change the change
	 * @return this
	 */
	public TestNode options(Function<ClientOptions, ClientOptions> change) {
		this.options = change.apply(this.options);
		return this;
	}

	/**
	 * Set the options of channels without namespace, before the first connection.
	 * @param channelOptions the options
	 * @return this
	 */
	public TestNode channels(ChannelOptions channelOptions) {
		this.withoutNamespace = channelOptions;
		return this;
	}

	/**
	 * Add a namespace, before the first connection.
	 * @param name its name
	 * @param channelOptions its options
	 * @return this
	 */
	public TestNode namespace(String name, ChannelOptions channelOptions) {
		this.namespaces.put(name, channelOptions);
		return this;
	}

	/**
	 * Set the handlers of maps, before the first connection.
	 * @param applicationHandlers the handlers
	 * @return this
	 */
	public TestNode mapHandlers(MapHandlers applicationHandlers) {
		this.mapHandlers = applicationHandlers;
		return this;
	}

	/**
	 * Set the handlers, before the first connection.
	 * @param applicationHandlers the handlers
	 * @return this
	 */
	public TestNode handlers(Handlers applicationHandlers) {
		this.handlers = applicationHandlers;
		return this;
	}

	/**
	 * Set who tells values of keys in shared poll channels, before the first connection.
	 * @param handler the handler
	 * @return this
	 */
	public TestNode sharedPoll(SharedPollHandler handler) {
		this.sharedPollHandler = handler;
		return this;
	}

	/**
	 * Set the presence manager, before the first connection.
	 * @param presenceManager the presence manager
	 * @return this
	 */
	public TestNode presence(PresenceManager presenceManager) {
		this.presence = presenceManager;
		return this;
	}

	/**
	 * Set the recorders, before the first connection.
	 * @param recorders the recorders
	 * @return this
	 */
	public TestNode metrics(EngineMetrics recorders) {
		this.metrics = recorders;
		return this;
	}

	/**
	 * Return what sessions get.
	 * @return the services
	 */
	public SessionServices services() {
		SessionServices created = this.services;
		if (created == null) {
			created = create();
			this.services = created;
			this.broker.start(created.hub()).subscribe();
			this.maps.start(created.hub(), MapChannels.of(created.channels())).subscribe();
		}
		return created;
	}

	private SessionServices create() {
		ChannelSettings settings = new ChannelSettings(this.withoutNamespace, this.namespaces,
				ChannelPunctuation.DEFAULT, ChannelSettings.DEFAULT_MAX_LENGTH);
		TokenVerifier verifier = TokenVerifier.create(TokenSettings.hmac(SECRET), this.loop);
		TokenVerifiers tokens = new TokenVerifiers(verifier, verifier,
				new TrackSignatures(new TokenSettings.Hmac(SECRET, "", 0), this.loop));
		SharedPolls polls = new SharedPolls(this.sharedPollHandler, this.scheduler, SharedPolls.CONCURRENCY);
		ChannelRules rules = new ChannelRules(settings, this.options.connect().insecure());
		Hub hub = new Hub(new RoutedSubscriptions(rules, this.broker, this.maps));
		return new SessionServices(new NodeIdentity("node", "test", "0.0.0 OSS"), this.registry, hub, this.broker,
				this.maps, polls, this.presence, rules, tokens, this.handlers, this.mapHandlers, this.options,
				this::disconnect, this.metrics, this.loop);
	}

	private Mono<Void> disconnect(SessionSelector selector, Set<String> whitelist, Disconnect disconnect) {
		return Mono.fromRunnable(() -> this.registry.select(selector)
			.stream()
			.filter((session) -> !whitelist.contains(session.clientId()))
			.forEach((session) -> session.disconnect(disconnect)));
	}

	/**
	 * Open a JSON connection.
	 * @return the client, not connected yet
	 */
	public TestClient open() {
		return open(TestClient.transport(TestForms.JSON));
	}

	/**
	 * Open a connection.
	 * @param form its wire form
	 * @return the client, not connected yet
	 */
	public TestClient open(WireForm form) {
		return open(TestClient.transport(form));
	}

	/**
	 * Open a connection.
	 * @param transport its transport
	 * @return the client, not connected yet
	 */
	public TestClient open(TransportInfo transport) {
		SessionOpener sessions = this.opener;
		if (sessions == null) {
			sessions = new SessionOpener(services());
			this.opener = sessions;
		}
		TestClient client = new TestClient(this.loop, transport);
		Session session = sessions.open(client);
		client.attach(session);
		return client;
	}

	/**
	 * Open a JSON connection and connect anonymously.
	 * @return the client, the reply taken
	 */
	public TestClient connect() {
		TestClient client = open().send("{\"id\":1,\"connect\":{}}");
		client.takeOne();
		return client;
	}

	/**
	 * Open a JSON connection and connect as a user.
	 * @param user the user id
	 * @return the client, the reply taken
	 */
	public TestClient connect(String user) {
		TestClient client = open()
			.send("{\"id\":1,\"connect\":{\"token\":\"" + token("{\"sub\":\"" + user + "\"}") + "\"}}");
		client.takeOne();
		return client;
	}

	/**
	 * Sign a token.
	 * @param claims the claims, single quotes for double ones
	 * @return the token
	 */
	public static String token(String claims) {
		return TestJwt.sign(SECRET, claims.replace('\'', '"'));
	}

	/**
	 * Publish with the history options of the channel.
	 * @param channel the channel
	 * @param json the data
	 * @return where in the stream
	 */
	public StreamPosition publish(String channel, String json) {
		return publish(channel, json, Map.of(), false);
	}

	/**
	 * Publish with the history options of the channel.
	 * @param channel the channel
	 * @param json the data
	 * @param tags the tags
	 * @param delta whether deltas are wanted
	 * @return where in the stream
	 */
	public StreamPosition publish(String channel, String json, Map<String, String> tags, boolean delta) {
		HistoryOptions history = services().channels().resolve(channel).options().history();
		PublishOptions publishOptions = new PublishOptions(history, null, new HashMap<>(tags), "",
				PublishOptions.DEFAULT_IDEMPOTENT_RESULT_TTL, delta, 0, "");
		StreamPosition position = this.broker.publish(channel, Payload.of(json), publishOptions)
			.block(PATIENCE)
			.position();
		this.loop.run();
		return position;
	}

	/**
	 * Return the epoch of a channel, also while answers of the broker are held back.
	 * @param channel the channel
	 * @return the epoch
	 */
	public String epoch(String channel) {
		return this.memory.history(channel, HistoryFilter.POSITION_ONLY, Duration.ofHours(1))
			.block(PATIENCE)
			.position()
			.epoch();
	}

	/**
	 * Let time pass.
	 * @param duration how much
	 */
	public void advance(Duration duration) {
		this.loop.advance(duration);
		this.scheduler.advanceTimeBy(duration);
	}

	public VirtualLoop loop() {
		return this.loop;
	}

	public GatedBroker broker() {
		return this.broker;
	}

	public GatedMapBroker maps() {
		return this.maps;
	}

	public SessionRegistry registry() {
		return this.registry;
	}

}
