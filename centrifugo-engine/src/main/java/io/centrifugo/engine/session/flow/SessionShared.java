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

package io.centrifugo.engine.session.flow;

import io.centrifugo.engine.handler.Handlers;
import io.centrifugo.engine.metrics.EngineMetrics;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.session.SessionRegistry;
import io.centrifugo.engine.session.SessionServices;
import io.centrifugo.engine.session.access.ConnectAccess;
import io.centrifugo.engine.session.access.RefreshAccess;
import io.centrifugo.engine.session.access.SubscribeAccess;
import io.centrifugo.engine.session.map.MapReader;
import io.centrifugo.engine.session.operation.HistoryOperation;
import io.centrifugo.engine.session.operation.MapWriteOperation;
import io.centrifugo.engine.session.operation.PresenceOperation;
import io.centrifugo.engine.session.operation.PublishOperation;
import io.centrifugo.engine.session.operation.RpcOperation;
import io.centrifugo.engine.session.subscription.ChannelPresence;
import io.centrifugo.engine.session.subscription.ClientKeys;
import io.centrifugo.engine.session.subscription.PositionChecks;
import io.centrifugo.engine.session.subscription.StreamStarts;

/**
 * What all sessions of a node share: the services, and one of each thing that knows how
 * something is done. Safe from any thread.
 *
 * @since 0.1.0
 */
public final class SessionShared {

	private final SessionServices services;

	private final ConnectAccess connectAccess;

	private final SubscribeAccess subscribeAccess;

	private final RefreshAccess refreshAccess;

	private final ChannelPresence presence;

	private final StreamStarts starts;

	private final PositionChecks positionChecks;

	private final ClientKeys clientKeys;

	private final MapReader mapReader;

	private final MapWriteOperation mapWrites;

	private final PublishOperation publish;

	private final HistoryOperation history;

	private final PresenceOperation presenceReads;

	private final RpcOperation rpc;

	/**
	 * Create.
	 * @param services what the node offers to its sessions
	 */
	public SessionShared(SessionServices services) {
		this.services = services;
		this.connectAccess = new ConnectAccess(services);
		this.subscribeAccess = new SubscribeAccess(services);
		this.refreshAccess = new RefreshAccess(services);
		this.presence = new ChannelPresence(services);
		this.starts = new StreamStarts(services, this.presence);
		this.positionChecks = new PositionChecks(services);
		this.clientKeys = new ClientKeys(services);
		this.mapReader = new MapReader(services);
		this.mapWrites = new MapWriteOperation(services);
		this.publish = new PublishOperation(services);
		this.history = new HistoryOperation(services);
		this.presenceReads = new PresenceOperation(services);
		this.rpc = new RpcOperation(services);
	}

	public SessionServices services() {
		return this.services;
	}

	public ClientOptions options() {
		return this.services.options();
	}

	public Handlers handlers() {
		return this.services.handlers();
	}

	public SessionRegistry registry() {
		return this.services.registry();
	}

	public EngineMetrics metrics() {
		return this.services.metrics();
	}

	/**
	 * Return what time it is.
	 * @return the Unix seconds
	 */
	public long nowSeconds() {
		return nowMillis() / 1000;
	}

	/**
	 * Return what time it is.
	 * @return the Unix milliseconds
	 */
	long nowMillis() {
		return this.services.clock().millis();
	}

	public ConnectAccess connectAccess() {
		return this.connectAccess;
	}

	SubscribeAccess subscribeAccess() {
		return this.subscribeAccess;
	}

	public RefreshAccess refreshAccess() {
		return this.refreshAccess;
	}

	ChannelPresence presence() {
		return this.presence;
	}

	StreamStarts starts() {
		return this.starts;
	}

	public PositionChecks positionChecks() {
		return this.positionChecks;
	}

	ClientKeys clientKeys() {
		return this.clientKeys;
	}

	MapReader mapReader() {
		return this.mapReader;
	}

	MapWriteOperation mapWrites() {
		return this.mapWrites;
	}

	PublishOperation publish() {
		return this.publish;
	}

	HistoryOperation history() {
		return this.history;
	}

	PresenceOperation presenceReads() {
		return this.presenceReads;
	}

	public RpcOperation rpc() {
		return this.rpc;
	}

}
