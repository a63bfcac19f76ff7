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

package io.centrifugo.engine.broker.nats;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;

import io.centrifugo.engine.auth.TokenSettings;
import io.centrifugo.engine.auth.TokenVerifier;
import io.centrifugo.engine.auth.TokenVerifiers;
import io.centrifugo.engine.broker.nats.connection.NatsLink;
import io.centrifugo.engine.broker.nats.connection.NatsLinkOptions;
import io.centrifugo.engine.broker.redis.ClusterClient;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.ChannelPunctuation;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.channel.ChannelSettings;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.channel.PresenceOptions;
import io.centrifugo.engine.channel.RecoveryMode;
import io.centrifugo.engine.channel.RecoveryOptions;
import io.centrifugo.engine.node.Node;
import io.centrifugo.engine.node.NodeOptions;
import io.centrifugo.engine.testkit.TestNode;

/**
 * A whole node on NATS. Channels have joins and leaves; those in the namespace
 * {@code kept} are to have history, which there is none of.
 */
final class NatsNode implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

	private final NatsLink link;

	private final Node node;

	NatsNode(String name, NatsLinkOptions options) {
		this(name, options, NatsBrokerOptions.DEFAULTS);
	}

	NatsNode(String name, NatsLinkOptions options, NatsBrokerOptions brokerOptions) {
		this.link = new NatsLink(options);
		this.node = Node.builder()
			.options(NodeOptions.DEFAULTS.withName(name))
			.broker(new NatsBroker(this.link, brokerOptions))
			.controller(new NatsController(this.link))
			.channelRules(new ChannelRules(channels(), true))
			.tokenVerifiers(
					new TokenVerifiers(TokenVerifier.create(TokenSettings.hmac(TestNode.SECRET), Clock.systemUTC())))
			.build();
		this.node.start().block(LIMIT);
	}

	private static ChannelSettings channels() {
		ChannelOptions plain = TestNode.OPEN.toBuilder().presence(new PresenceOptions(true, true, true)).build();
		ChannelOptions kept = TestNode.OPEN.toBuilder()
			.history(new HistoryOptions(100, Duration.ofMinutes(5), Duration.ofHours(1)))
			.recovery(new RecoveryOptions(false, false, true, true, RecoveryMode.STREAM, false))
			.build();
		return new ChannelSettings(plain, Map.of("kept", kept, "chat", plain), ChannelPunctuation.DEFAULT,
				ChannelSettings.DEFAULT_MAX_LENGTH);
	}

	Node node() {
		return this.node;
	}

	/**
	 * Connect a client.
	 */
	ClusterClient connect(String user) {
		ClusterClient client = new ClusterClient(this.loops.next());
		client.open(this.node::open);
		client.request("{\"id\":1,\"connect\":{\"token\":\"" + TestNode.token("{'sub':'" + user + "'}") + "\"}}");
		return client;
	}

	@Override
	public void close() {
		this.node.shutdown(Duration.ofSeconds(1)).block(LIMIT);
		this.link.close();
		this.loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
	}

}
