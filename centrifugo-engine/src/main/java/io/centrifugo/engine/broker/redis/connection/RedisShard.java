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

package io.centrifugo.engine.broker.redis.connection;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.netty.util.concurrent.EventExecutor;
import reactor.core.publisher.Mono;

/**
 * One Redis, standalone or behind Sentinel, of the one or several among which channels
 * are spread. Shared by broker, presence manager and controller; whoever creates it
 * closes it, after those. Safe from any thread.
 *
 * @since 0.1.0
 */
public final class RedisShard implements AutoCloseable {

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

	/** Health must be answered before who asks for it gives up. */
	private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(2);

	/** More commands than Redis answers in a second: further ones fail at once. */
	private static final int MOST_UNDER_WAY = 100_000;

	private final RedisClient client;

	private final RedisURI uri;

	private final RedisShardOptions options;

	private final EventExecutor executor;

	private final CommandConnection commands;

	private final List<Consumer<RedisClusterAsyncCommands<byte[], byte[]>>> onConnect = new CopyOnWriteArrayList<>();

	private RedisShard(RedisClient client, RedisURI uri, RedisShardOptions options, EventExecutor executor) {
		this.client = client;
		this.uri = uri;
		this.options = options;
		this.executor = executor;
		this.commands = new CommandConnection(options.name(), executor,
				() -> client.connectAsync(ByteArrayCodec.INSTANCE, uri), this::connected);
	}

	/**
	 * Create a shard, not connected yet.
	 * @param resources threads to use, which stay the caller's
	 * @param uri address, credentials, database, TLS, client name
	 * @param options the rest
	 * @return the shard
	 */
	public static RedisShard create(ClientResources resources, RedisURI uri, RedisShardOptions options) {
		RedisClient client = RedisClient.create(resources);
		client.setOptions(clientOptions(options));
		RedisURI bounded = RedisURI.builder(uri).withTimeout(options.commandTimeout()).build();
		return new RedisShard(client, bounded, options, resources.eventExecutorGroup().next());
	}

	private static ClientOptions clientOptions(RedisShardOptions options) {
		ClientOptions.Builder builder = ClientOptions.builder()
			.autoReconnect(false)
			.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
			.requestQueueSize(MOST_UNDER_WAY)
			.timeoutOptions(TimeoutOptions.enabled(options.commandTimeout()))
			.socketOptions(SocketOptions.builder()
				.connectTimeout(options.connectTimeout())
				.keepAlive(true)
				.tcpNoDelay(true)
				.build());
		if (options.ssl() != null) {
			builder.sslOptions(options.ssl());
		}
		if (options.forceResp2()) {
			builder.protocolVersion(ProtocolVersion.RESP2);
		}
		return builder.build();
	}

	/**
	 * Return what this is called in health and logs.
	 * @return the name
	 */
	public String name() {
		return this.options.name();
	}

	private void connected(RedisClusterAsyncCommands<byte[], byte[]> opened) {
		this.onConnect.forEach((listener) -> listener.accept(opened));
	}

	/**
	 * Run commands whenever a connection was opened, ahead of all others.
	 * @param listener runs them, without waiting for the results
	 */
	public void onConnect(Consumer<RedisClusterAsyncCommands<byte[], byte[]>> listener) {
		this.onConnect.add(listener);
	}

	/**
	 * Return how long a command may take.
	 * @return the time-out
	 */
	public Duration commandTimeout() {
		return this.options.commandTimeout();
	}

	/**
	 * Return the thread on which connections of this shard are looked after.
	 */
	EventExecutor executor() {
		return this.executor;
	}

	/**
	 * Connect; from then on the connection is kept up.
	 * @return completes when the shard can be used, at once if it can; fails when Redis
	 * is away
	 */
	public Mono<Void> start() {
		return this.commands.start();
	}

	/**
	 * Run a command.
	 * @param command gives the command
	 * @param <T> type of its result
	 * @return its result; fails at once when there is no connection, in any case within
	 * the command time-out
	 */
	public <T> Mono<T> call(Function<RedisClusterAsyncCommands<byte[], byte[]>, CompletionStage<T>> command) {
		return this.commands.call(command);
	}

	/**
	 * Open a connection for subscriptions, which does not come back by itself.
	 */
	CompletionStage<StatefulRedisPubSubConnection<byte[], byte[]>> openPubSub() {
		return this.client.connectPubSubAsync(ByteArrayCodec.INSTANCE, this.uri);
	}

	/**
	 * Check the connection for commands.
	 * @return an empty text, or what is wrong
	 */
	public Mono<String> check() {
		return call(RedisClusterAsyncCommands::ping).map((pong) -> "")
			.timeout(CHECK_TIMEOUT, Mono.just("no answer"))
			.onErrorResume((ex) -> Mono.just(String.valueOf(ex.getMessage())));
	}

	/**
	 * Close all connections, after what was sent has been answered. Blocks the caller,
	 * which is the end of the application, for five seconds at most.
	 */
	@Override
	public void close() {
		this.commands.stop()
			.then(Mono.fromCompletionStage(() -> this.client.shutdownAsync()))
			.timeout(CLOSE_TIMEOUT)
			.onErrorComplete()
			.block();
	}

}
