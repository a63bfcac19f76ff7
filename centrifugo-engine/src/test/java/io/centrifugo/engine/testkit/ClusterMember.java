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

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;

import io.centrifugo.engine.auth.TokenSettings;
import io.centrifugo.engine.auth.TokenVerifier;
import io.centrifugo.engine.auth.TokenVerifiers;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.ChannelPunctuation;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.channel.ChannelSettings;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.channel.PresenceOptions;
import io.centrifugo.engine.channel.RecoveryMode;
import io.centrifugo.engine.channel.RecoveryOptions;
import io.centrifugo.engine.node.Node;
import io.centrifugo.engine.node.NodeBuilder;
import io.centrifugo.engine.node.NodeOptions;

/**
 * A whole node of a cluster. Channels in the namespace {@code kept} have history and
 * recovery, others, also those in {@code chat}, only presence and its events.
 */
public abstract class ClusterMember implements AutoCloseable {

	/** What channels in the namespace {@code kept} keep. */
	public static final HistoryOptions HISTORY = new HistoryOptions(10_000, Duration.ofMinutes(5), Duration.ofHours(1));

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

	private final Node node;

	/**
	 * Create and start a node.
	 * @param name its name
	 * @param brokers sets what joins it to others
	 */
	protected ClusterMember(String name, UnaryOperator<NodeBuilder> brokers) {
		this.node = brokers.apply(Node.builder())
			.options(NodeOptions.DEFAULTS.withName(name))
			.channelRules(new ChannelRules(channels(), true))
			.tokenVerifiers(
					new TokenVerifiers(TokenVerifier.create(TokenSettings.hmac(TestNode.SECRET), Clock.systemUTC())))
			.build();
		this.node.start().block(LIMIT);
	}

	private static ChannelSettings channels() {
		ChannelOptions plain = TestNode.OPEN.toBuilder().presence(new PresenceOptions(true, true, true)).build();
		ChannelOptions kept = TestNode.OPEN.toBuilder()
			.history(HISTORY)
			.recovery(new RecoveryOptions(false, false, true, true, RecoveryMode.STREAM, false))
			.build();
		return new ChannelSettings(plain, Map.of("kept", kept, "chat", plain), ChannelPunctuation.DEFAULT,
				ChannelSettings.DEFAULT_MAX_LENGTH);
	}

	public final Node node() {
		return this.node;
	}

	/**
	 * Connect a client.
	 */
	public final ClusterClient connect(String user) {
		ClusterClient client = new ClusterClient(this.loops.next());
		client.open(this.node::open);
		client.request("{\"id\":1,\"connect\":{\"token\":\"" + TestNode.token("{'sub':'" + user + "'}") + "\"}}");
		return client;
	}

	/**
	 * Disconnect from the others, once the node is down.
	 */
	protected abstract void disconnect();

	@Override
	public final void close() {
		this.node.shutdown(Duration.ofSeconds(1)).block(LIMIT);
		disconnect();
		this.loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
	}

}
