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

package io.centrifugo.engine.broker.nats.connection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.MessageHandler;
import io.nats.client.NUID;
import io.nats.client.Nats;
import io.nats.client.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of the client library, used until it breaks. Subscriptions are made and
 * ended by one thread; everybody may publish.
 */
final class NatsWire {

	private static final Logger logger = LoggerFactory.getLogger(NatsWire.class);

	private final Connection connection;

	private final WireEvents events;

	private final Backlog backlog = new Backlog();

	private final List<Dispatcher> dispatchers = new ArrayList<>();

	private final Map<Topic, Subscription> subscriptions = new HashMap<>();

	private final String probe;

	private NatsWire(Connection connection, String probe, WireEvents events) {
		this.connection = connection;
		this.probe = probe;
		this.events = events;
	}

	/**
	 * Connect, which blocks.
	 * @param options settings
	 * @param discovered addresses that servers have told of
	 * @param events told of what happens to the connection
	 */
	static NatsWire connect(NatsLinkOptions options, Collection<String> discovered, WireEvents events)
			throws IOException, InterruptedException, GeneralSecurityException {
		try {
			// As if of a node, so that whoever may be one may probe
			NatsWire wire = new NatsWire(Nats.connect(WireOptions.of(options, discovered, events)),
					options.prefix() + ".node.probe-" + NUID.nextGlobal(), events);
			for (int i = 0; i <= options.receivers(); i++) {
				wire.dispatchers.add(wire.connection.createDispatcher());
			}
			return wire;
		}
		catch (IOException ex) {
			Exception cause = events.lastFailure();
			throw (cause != null && cause != ex) ? new IOException(ex.getMessage() + " (" + cause + ")", cause) : ex;
		}
	}

	WireEvents events() {
		return this.events;
	}

	/**
	 * Return the addresses of the servers that are known.
	 */
	Collection<String> servers() {
		return this.connection.getServers();
	}

	/**
	 * Subscribe.
	 * @param topic to what
	 * @param receiver which of the threads is to receive, 0 for that of what must not
	 * wait for others
	 * @param handler called by that thread
	 */
	void subscribe(Topic topic, int receiver, MessageHandler handler) {
		try {
			this.subscriptions.put(topic, this.dispatchers.get(receiver).subscribe(topic.subject(), handler));
		}
		catch (IllegalStateException ex) {
			logger.debug("No subscription, the connection to NATS is down", ex);
		}
	}

	void unsubscribe(Topic topic) {
		this.events.forget(topic.subject());
		Subscription subscription = this.subscriptions.remove(topic);
		if (subscription == null) {
			return;
		}
		try {
			subscription.getDispatcher().unsubscribe(subscription);
		}
		catch (IllegalStateException ex) {
			logger.debug("Nothing to unsubscribe, the connection to NATS is down", ex);
		}
	}

	/**
	 * Publish. Returns before anything is sent.
	 * @param subject where
	 * @param data what
	 * @return whether a probe is to be sent
	 * @throws IllegalStateException if the connection is down, or too much waits
	 */
	boolean publish(String subject, byte[] data) {
		boolean probing = this.backlog.add(subject.length() + data.length);
		this.connection.publish(subject, data);
		return probing;
	}

	/**
	 * Receive what {@link #probe(long)} publishes.
	 * @param handler called with the number
	 */
	void onProbe(LongConsumer handler) {
		this.dispatchers.get(0)
			.subscribe(this.probe, (message) -> handler
				.accept(Long.parseLong(new String(message.getData(), StandardCharsets.US_ASCII))));
	}

	/**
	 * Publish a number to this very connection. When it arrives, the server has done all
	 * that it was asked for before.
	 */
	void probe(long number) {
		try {
			this.connection.publish(this.probe, Long.toString(number).getBytes(StandardCharsets.US_ASCII));
		}
		catch (IllegalStateException ex) {
			logger.debug("No probe, the connection to NATS is down", ex);
		}
	}

	Backlog backlog() {
		return this.backlog;
	}

	/**
	 * Disconnect, which blocks.
	 * @param flush how long to wait until all is sent, zero not to
	 */
	void close(Duration flush) {
		try {
			if (!flush.isZero() && this.connection.getStatus() == Connection.Status.CONNECTED) {
				this.connection.flush(flush);
			}
		}
		catch (TimeoutException ex) {
			logger.debug("Closing the connection to NATS with messages unsent", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		try {
			this.connection.close();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
