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

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Settings of a {@link NatsLink}.
 *
 * @param prefix what subjects begin with, the same on all nodes
 * @param servers where to connect
 * @param dialTimeout how long connecting to one server may take
 * @param writeTimeout how long a write may take
 * @param answerTimeout how long the server may take to confirm; a connection that is
 * silent for longer is given up
 * @param probeInterval how often a connection is checked
 * @param receivers threads among which topics are spread
 * @param tls how to encrypt, {@code null} to do so only if a server's address says so
 * @since 0.1.0
 */
public record NatsLinkOptions(String prefix, NatsServers servers, Duration dialTimeout, Duration writeTimeout,
		Duration answerTimeout, Duration probeInterval, int receivers, @Nullable NatsTls tls) {

	/**
	 * The original's prefix and time-outs; one receiving thread for every four
	 * processors.
	 */
	public static final NatsLinkOptions DEFAULTS = new NatsLinkOptions("centrifugo", NatsServers.LOCAL,
			Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(3),
			Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 4)), null);

	/**
	 * Keep this cluster apart from others on the same NATS.
	 * @param replacement the prefix
	 * @return a copy
	 */
	public NatsLinkOptions withPrefix(String replacement) {
		return new NatsLinkOptions(replacement, this.servers, this.dialTimeout, this.writeTimeout, this.answerTimeout,
				this.probeInterval, this.receivers, this.tls);
	}

	/**
	 * Connect elsewhere.
	 * @param replacement where to
	 * @return a copy
	 */
	public NatsLinkOptions withServers(NatsServers replacement) {
		return new NatsLinkOptions(this.prefix, replacement, this.dialTimeout, this.writeTimeout, this.answerTimeout,
				this.probeInterval, this.receivers, this.tls);
	}

	/**
	 * Wait longer or shorter for the network.
	 * @param dial for a connection
	 * @param write for a write
	 * @return a copy
	 */
	public NatsLinkOptions withTimeouts(Duration dial, Duration write) {
		return new NatsLinkOptions(this.prefix, this.servers, dial, write, this.answerTimeout, this.probeInterval,
				this.receivers, this.tls);
	}

	/**
	 * Notice dead connections sooner or later.
	 * @param answer how long an answer may take
	 * @param interval how often to ask
	 * @return a copy
	 */
	public NatsLinkOptions withProbes(Duration answer, Duration interval) {
		return new NatsLinkOptions(this.prefix, this.servers, this.dialTimeout, this.writeTimeout, answer, interval,
				this.receivers, this.tls);
	}

	/**
	 * Spread the work of receiving over more or fewer threads.
	 * @param replacement the number, at least 1
	 * @return a copy
	 */
	public NatsLinkOptions withReceivers(int replacement) {
		return new NatsLinkOptions(this.prefix, this.servers, this.dialTimeout, this.writeTimeout, this.answerTimeout,
				this.probeInterval, replacement, this.tls);
	}

	/**
	 * Encrypt.
	 * @param replacement how
	 * @return a copy
	 */
	public NatsLinkOptions withTls(@Nullable NatsTls replacement) {
		return new NatsLinkOptions(this.prefix, this.servers, this.dialTimeout, this.writeTimeout, this.answerTimeout,
				this.probeInterval, this.receivers, replacement);
	}

}
