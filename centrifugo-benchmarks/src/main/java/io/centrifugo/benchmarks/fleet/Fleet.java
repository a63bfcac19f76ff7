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

package io.centrifugo.benchmarks.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;

import io.centrifugo.benchmarks.history.SubscriberLog;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Many clients.
 *
 * @since 0.1.0
 */
public final class Fleet implements AutoCloseable {

	private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());

	private final List<RecoveringClient> clients = new ArrayList<>();

	private final List<ClientSubscription> subscriptions = new ArrayList<>();

	private final FleetReport report = new FleetReport();

	/**
	 * Create clients, and let them connect.
	 * @param settings how many, and what they do
	 * @param ports where to
	 */
	public Fleet(FleetSettings settings, NodePorts ports) {
		for (int i = 0; i < settings.clients(); i++) {
			add("client-" + i, settings, ports, i);
		}
		this.clients.forEach(RecoveringClient::start);
	}

	private void add(String name, FleetSettings settings, NodePorts ports, int number) {
		List<String> channels = settings.channelsOf(number);
		List<ClientSubscription> created = channels.stream()
			.map((channel) -> new ClientSubscription(name, channel))
			.toList();
		String token = settings.serverSide(number) ? ConnectionToken.create(name, channels, settings.tokenSecret())
				: null;
		this.subscriptions.addAll(created);
		this.clients.add(new RecoveringClient(ports, this.loops.next(), this.report, created, token));
	}

	/**
	 * Cut all connections at once; the clients come back.
	 */
	public void drop() {
		this.clients.forEach(RecoveringClient::drop);
	}

	/**
	 * Count the subscriptions that are not there.
	 * @return their number
	 */
	public long away() {
		return this.subscriptions.stream().filter((subscription) -> !subscription.isSubscribed()).count();
	}

	/**
	 * Count the subscriptions that have not come so far.
	 * @param tops where to, by channel
	 * @return their number
	 */
	public long behind(Map<String, StreamPosition> tops) {
		return this.subscriptions.stream()
			.filter((subscription) -> !subscription.hasReached(tops.get(subscription.channel())))
			.count();
	}

	/**
	 * Return what was seen.
	 * @return a log for each channel of each client
	 */
	public List<SubscriberLog> logs() {
		return this.subscriptions.stream().map(ClientSubscription::log).toList();
	}

	/**
	 * Return what else happened.
	 * @return the report
	 */
	public FleetReport report() {
		return this.report;
	}

	/**
	 * Disconnect all.
	 */
	@Override
	public void close() {
		this.clients.forEach(RecoveringClient::stop);
		this.loops.shutdownGracefully();
	}

}
