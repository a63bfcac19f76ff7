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

package io.centrifugo.engine.broker.redis;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;

import io.centrifugo.engine.auth.TokenSettings;
import io.centrifugo.engine.auth.TokenVerifier;
import io.centrifugo.engine.auth.TokenVerifiers;
import io.centrifugo.engine.broker.redis.connection.RedisShard;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.ChannelPunctuation;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.channel.ChannelSettings;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.channel.PresenceOptions;
import io.centrifugo.engine.channel.RecoveryMode;
import io.centrifugo.engine.channel.RecoveryOptions;
import io.centrifugo.engine.metrics.EngineMetrics;
import io.centrifugo.engine.node.Node;
import io.centrifugo.engine.node.NodeOptions;
import io.centrifugo.engine.testkit.TestNode;

/**
 * A whole node on Redis. Channels in the namespace {@code kept} have history and
 * recovery, others only presence and its events.
 */
final class ClusterNode implements AutoCloseable {

	static final HistoryOptions HISTORY = new HistoryOptions(10_000, Duration.ofMinutes(5), Duration.ofHours(1));

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

	private final List<RedisShard> shards;

	private final Node node;

	ClusterNode(String name, List<RedisShard> shards) {
		this(name, shards, RedisBrokerOptions.DEFAULTS);
	}

	ClusterNode(String name, List<RedisShard> shards, RedisBrokerOptions options) {
		this.shards = shards;
		this.node = Node.builder()
			.options(NodeOptions.DEFAULTS.withName(name))
			.broker(new RedisBroker(shards, options, EngineMetrics.NOOP.broker("")))
			.presenceManager(new RedisPresenceManager(shards, RedisPresenceOptions.DEFAULTS, Clock.systemUTC()))
			.controller(new RedisController(shards, options, EngineMetrics.NOOP.broker("")))
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
		return new ChannelSettings(plain, Map.of("kept", kept), ChannelPunctuation.DEFAULT,
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
		this.shards.forEach(RedisShard::close);
		this.loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
	}

}
