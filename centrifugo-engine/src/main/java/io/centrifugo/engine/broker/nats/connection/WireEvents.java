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

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import io.nats.client.ReadListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one connection tells of itself, on threads of the client library.
 */
final class WireEvents implements ConnectionListener, ErrorListener, ReadListener {

	private static final Logger logger = LoggerFactory.getLogger(WireEvents.class);

	private static final Pattern REFUSED_SUBSCRIPTION = Pattern
		.compile("(?i)'?permissions violation for subscription to \"([^\"]+)\".*");

	private final Consumer<WireEvents> lost;

	private final Consumer<WireEvents> overflow;

	private final Set<String> refused = ConcurrentHashMap.newKeySet();

	private volatile boolean down;

	private volatile @Nullable Exception lastFailure;

	/**
	 * Create.
	 * @param lost told when the connection is down
	 * @param overflow told when messages were dropped
	 */
	WireEvents(Consumer<WireEvents> lost, Consumer<WireEvents> overflow) {
		this.lost = lost;
		this.overflow = overflow;
	}

	/**
	 * Return whether the connection has been down, and with that is of no use.
	 */
	boolean down() {
		return this.down;
	}

	/**
	 * Return why the connection does not come about, if something is known.
	 */
	@Nullable Exception lastFailure() {
		return this.lastFailure;
	}

	/**
	 * Return whether the server did not let this node subscribe to a subject. Known as
	 * soon as anything has arrived that was sent behind the subscription.
	 */
	boolean isRefused(String subject) {
		return !this.refused.isEmpty() && this.refused.contains(quoted(subject));
	}

	/**
	 * Forget that a subject was refused.
	 */
	void forget(String subject) {
		if (!this.refused.isEmpty()) {
			this.refused.remove(quoted(subject));
		}
	}

	/**
	 * Return how many subjects were refused and not forgotten.
	 */
	int numRefused() {
		return this.refused.size();
	}

	/**
	 * Return a subject as the library repeats it: without apostrophes.
	 */
	private static String quoted(String subject) {
		return subject.replace("'", "");
	}

	@Override
	public void connectionEvent(Connection connection, Events type) {
		if (type == Events.DISCONNECTED || type == Events.CLOSED) {
			this.down = true;
			this.lost.accept(this);
		}
	}

	/**
	 * Take an operation of the protocol. The library calls this before it reads on, which
	 * its other listener, on another thread, cannot promise.
	 */
	@Override
	public void protocol(String op, @Nullable String text) {
		if ("-ERR".equals(op) && text != null) {
			Matcher matcher = REFUSED_SUBSCRIPTION.matcher(text);
			if (matcher.matches()) {
				this.refused.add(matcher.group(1));
			}
			NatsFailures.complain(text);
		}
	}

	@Override
	public void message(String op, Message message) {
	}

	@Override
	public void errorOccurred(Connection connection, String error) {
	}

	@Override
	public void exceptionOccurred(Connection connection, Exception ex) {
		this.lastFailure = ex;
		logger.debug("Trouble with the connection to NATS", ex);
	}

	@Override
	public void slowConsumerDetected(Connection connection, io.nats.client.Consumer consumer) {
		this.overflow.accept(this);
	}

}
