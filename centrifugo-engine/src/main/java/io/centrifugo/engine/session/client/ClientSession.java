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

package io.centrifugo.engine.session.client;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.centrifugo.engine.handler.ClientContext;
import io.centrifugo.engine.hub.LoopTurn;
import io.centrifugo.engine.metrics.FrameType;
import io.centrifugo.engine.metrics.InflightMetrics;
import io.centrifugo.engine.protocol.CentrifugoException;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Unsubscribe;
import io.centrifugo.engine.protocol.command.ConnectRequest;
import io.centrifugo.engine.protocol.frame.WireForm;
import io.centrifugo.engine.protocol.push.PushBody;
import io.centrifugo.engine.protocol.reply.Reply;
import io.centrifugo.engine.session.Connection;
import io.centrifugo.engine.session.ConnectionRefresh;
import io.centrifugo.engine.session.ServerSubscription;
import io.centrifugo.engine.session.TransportInfo;
import io.centrifugo.engine.session.flow.Client;
import io.centrifugo.engine.session.flow.ServerSubscribeFlow;
import io.centrifugo.engine.session.flow.SessionShared;
import io.centrifugo.engine.session.flow.UnsubscribeFlow;
import io.centrifugo.engine.session.subscription.StreamSubscription;
import io.centrifugo.engine.session.subscription.Subscription;
import io.centrifugo.engine.session.subscription.Subscriptions;

/**
 * State of one connection, and how far it has come. What can happen to it is in the
 * classes beside this one, and what can happen to its channels in the flows.
 */
final class ClientSession implements Client {

	private static final Logger logger = LoggerFactory.getLogger(ClientSession.class);

	private final LoopContext context;

	private final Connection connection;

	private final Identity identity = new Identity();

	private final String sessionId;

	private final Output output;

	private final CommandQueue commands;

	private final SessionTimer timer;

	private final Subscriptions subscriptions = new Subscriptions();

	private Phase phase = Phase.OPEN;

	private @Nullable InflightMetrics inflight;

	private @Nullable List<Runnable> whenConnected;

	ClientSession(LoopContext context, Connection connection) {
		this.context = context;
		this.connection = connection;
		TransportInfo transport = connection.transport();
		boolean handle = transport.emulated() || transport.wireForm().unidirectional();
		this.sessionId = handle ? UUID.randomUUID().toString() : "";
		this.output = new Output(this, connection, context.shared().metrics().transport(transport.name()));
		this.commands = new CommandQueue(this);
		this.timer = new SessionTimer(this);
	}

	void open() {
		this.context.shared().registry().open(this);
		this.timer.startStale();
	}

	@Override
	public void onFrame(ByteBuf frame) {
		if (!closed()) {
			this.commands.accept(frame);
		}
	}

	@Override
	public void connect(ConnectRequest request) {
		if (!closed()) {
			ConnectFlow.start(this, request, new UnidirectionalConnect(this));
		}
	}

	@Override
	public void onClosed(Disconnect reason) {
		if (!closed()) {
			ClosingFlow.finish(this, leave(), reason);
		}
	}

	@Override
	public void close(Disconnect disconnect) {
		if (!closed()) {
			Phase last = leave(disconnect);
			this.connection.close(disconnect);
			ClosingFlow.finish(this, last, disconnect);
		}
	}

	/**
	 * Close a unidirectional connection whose connect was refused.
	 */
	void refuse(CentrifugoException cause, Disconnect disconnect) {
		if (!closed()) {
			Phase last = leave(disconnect);
			this.connection.refuse(cause, disconnect);
			ClosingFlow.finish(this, last, disconnect);
		}
	}

	void closeSlow() {
		logger.debug("Client {} is slow", clientId());
		close(Disconnect.SLOW);
	}

	private Phase leave(Disconnect disconnect) {
		shared().metrics().client().serverDisconnect(disconnect.code());
		return leave();
	}

	private Phase leave() {
		Phase last = this.phase;
		this.phase = Phase.CLOSED;
		return last;
	}

	/**
	 * Begin to connect.
	 * @return whether this is the first time
	 */
	boolean beginConnect(ConnectRequest request) {
		if (this.phase != Phase.OPEN) {
			return false;
		}
		this.phase = Phase.CONNECTING;
		this.identity.claim(request.headers());
		return true;
	}

	void refuseConnect() {
		this.phase = Phase.REFUSED;
	}

	/**
	 * Take the identity that was found out. Others see the session afterwards.
	 */
	void identify(ClientInfo info, Payload meta, long expireAt) {
		this.identity.establish(info, meta, expireAt);
		this.context.shared().registry().add(this);
	}

	/**
	 * Be connected from now on.
	 */
	void connected(InflightMetrics metrics) {
		this.phase = Phase.CONNECTED;
		this.inflight = metrics;
		metrics.opened();
		this.timer.startLive();
	}

	/**
	 * Do what servers asked for while the client was connecting.
	 */
	void runDeferred() {
		List<Runnable> tasks = this.whenConnected;
		this.whenConnected = null;
		if (tasks != null) {
			tasks.forEach(Runnable::run);
		}
	}

	@Override
	public void subscribe(ServerSubscription subscription) {
		later(() -> whenConnected(() -> ServerSubscribeFlow.start(this, subscription)));
	}

	@Override
	public void unsubscribe(String channel, Unsubscribe unsubscribe) {
		later(() -> whenConnected(() -> UnsubscribeFlow.byServer(this, channel, unsubscribe)));
	}

	@Override
	public void disconnect(Disconnect disconnect) {
		later(() -> close(disconnect));
	}

	@Override
	public void refresh(ConnectionRefresh refresh) {
		later(() -> whenConnected(() -> RefreshFlow.byServer(this, refresh)));
	}

	private void later(Runnable task) {
		try {
			// Behind the delivery of what was published before
			LoopTurn.schedule(eventLoop(), task);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Event loop is shut down, and client {} with it", clientId());
		}
	}

	private void whenConnected(Runnable task) {
		if (this.phase == Phase.CONNECTED) {
			task.run();
		}
		else if (this.phase == Phase.CONNECTING) {
			if (this.whenConnected == null) {
				this.whenConnected = new ArrayList<>(1);
			}
			this.whenConnected.add(task);
		}
	}

	@Override
	public boolean reply(FrameType type, Reply reply) {
		return this.output.reply(type, reply);
	}

	@Override
	public boolean push(FrameType type, String channel, PushBody body) {
		return this.output.push(type, channel, body);
	}

	@Override
	public void push(FrameType type, int count, @Nullable ByteBuf frame) {
		if (frame == null) {
			close(Disconnect.INAPPROPRIATE_PROTOCOL);
		}
		else if (!closed()) {
			this.output.write(type, count, frame.retain());
		}
	}

	@Override
	public void onInsufficientState(Subscription subscription) {
		logger.debug("Client {} has missed something", clientId());
		UnsubscribeFlow.force(this, subscription, Unsubscribe.INSUFFICIENT_STATE, Disconnect.INSUFFICIENT_STATE);
	}

	@Override
	public void checkPosition(StreamSubscription subscription) {
		this.context.shared().positionChecks().resolve(subscription, this::onInsufficientState);
	}

	@Override
	public int recentTick() {
		return this.context.wheel().recent();
	}

	@Override
	public EventLoop eventLoop() {
		return this.connection.eventLoop();
	}

	@Override
	public WireForm wireForm() {
		return this.connection.transport().wireForm();
	}

	@Override
	public TransportInfo transport() {
		return this.connection.transport();
	}

	@Override
	public String clientId() {
		return this.identity.clientId();
	}

	@Override
	public String sessionId() {
		return this.sessionId;
	}

	@Override
	public String user() {
		return this.identity.info().user();
	}

	@Override
	public ClientInfo info() {
		return this.identity.info();
	}

	@Override
	public ClientContext context() {
		return this.identity.context(transport());
	}

	/**
	 * Prolong the connection.
	 * @see Identity#prolong
	 */
	void prolong(long expireAt, Payload info, Payload meta) {
		this.identity.prolong(expireAt, info, meta);
		this.timer.startExpiry();
	}

	LoopContext loopContext() {
		return this.context;
	}

	@Override
	public SessionShared shared() {
		return this.context.shared();
	}

	Connection connection() {
		return this.connection;
	}

	Output output() {
		return this.output;
	}

	@Override
	public CommandQueue commands() {
		return this.commands;
	}

	SessionTimer timer() {
		return this.timer;
	}

	@Override
	public Subscriptions subscriptions() {
		return this.subscriptions;
	}

	@Nullable InflightMetrics inflight() {
		return this.inflight;
	}

	long expireAt() {
		return this.identity.expireAt();
	}

	Phase phase() {
		return this.phase;
	}

	@Override
	public boolean closed() {
		return this.phase == Phase.CLOSED;
	}

	boolean isConnected() {
		return this.phase == Phase.CONNECTED;
	}

}
