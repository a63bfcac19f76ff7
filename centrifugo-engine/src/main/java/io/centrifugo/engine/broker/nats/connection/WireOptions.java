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

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import javax.net.ssl.SSLContext;

import io.nats.client.Options;
import org.jspecify.annotations.Nullable;

/**
 * Makes options of the client library. It neither reconnects nor probes by itself: a
 * {@link NatsLink} does, which then knows what was missed.
 */
final class WireOptions {

	/** The library wants a write to be given longer than a connection attempt. */
	private static final Duration LONGER = Duration.ofMillis(100);

	private WireOptions() {
	}

	/**
	 * Make the options of one connection.
	 * @param options settings
	 * @param discovered addresses that servers have told of
	 * @param events told of what happens
	 */
	static Options of(NatsLinkOptions options, Collection<String> discovered, WireEvents events)
			throws NoSuchAlgorithmException {
		Set<String> urls = new LinkedHashSet<>(options.servers().urls());
		urls.addAll(discovered);
		Options.Builder builder = new Options.Builder().servers(urls.toArray(new String[0]))
			.connectionName("centrifugo")
			.noReconnect()
			.pingInterval(Duration.ZERO)
			.maxMessagesInOutgoingQueue(0)
			.reconnectBufferSize(0)
			.noResolveHostnames()
			.supportUTF8Subjects()
			.noHeaders()
			.noNoResponders()
			.connectionTimeout(options.dialTimeout())
			.socketWriteTimeout(longest(options.writeTimeout(), options.dialTimeout().plus(LONGER)))
			.connectionListener(events)
			.errorListener(events)
			.readListener(events);
		logIn(builder, options.servers());
		NatsTls tls = tls(options);
		return ((tls != null) ? builder.sslContext(new VerifyingSslContext(tls)) : builder).build();
	}

	private static Duration longest(Duration first, Duration second) {
		return (first.compareTo(second) > 0) ? first : second;
	}

	private static void logIn(Options.Builder builder, NatsServers servers) {
		if (!servers.user().isEmpty()) {
			builder.userInfo(servers.user().toCharArray(), servers.secret().toCharArray());
		}
		else if (!servers.secret().isEmpty()) {
			builder.token(servers.secret().toCharArray());
		}
	}

	private static @Nullable NatsTls tls(NatsLinkOptions options) throws NoSuchAlgorithmException {
		if (options.tls() != null) {
			return options.tls();
		}
		boolean wanted = options.servers()
			.urls()
			.stream()
			.anyMatch((url) -> url.startsWith("tls:") || url.startsWith("wss:"));
		return wanted ? new NatsTls(SSLContext.getDefault()) : null;
	}

}
