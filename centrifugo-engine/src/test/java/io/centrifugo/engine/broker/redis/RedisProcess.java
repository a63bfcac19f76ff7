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

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.UnaryOperator;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.resource.ClientResources;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;

import io.centrifugo.engine.broker.redis.connection.RedisShard;
import io.centrifugo.engine.broker.redis.connection.RedisShardOptions;
import io.centrifugo.engine.testkit.FreePort;

/**
 * A Redis server for one test class, with nothing kept on disk.
 */
public final class RedisProcess implements AutoCloseable {

	private static final Duration LONG = Duration.ofSeconds(10);

	private static final ClientResources RESOURCES = ClientResources.create();

	private final int port = FreePort.find();

	private final RedisClient client = RedisClient.create(RESOURCES, uri());

	private @Nullable RedisServer server;

	private @Nullable StatefulRedisConnection<String, String> connection;

	public RedisProcess() {
		start();
	}

	/**
	 * Start the server, again if it was stopped.
	 */
	public void start() {
		try {
			this.server = RedisServer.newRedisServer()
				.executableProvider(RedisProcess::executable)
				.port(this.port)
				.bind("127.0.0.1")
				.setting("save \"\"")
				.setting("appendonly no")
				.build();
			this.server.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static File executable() throws IOException {
		try {
			return ExecutableProvider.newExecutableInPath("redis-server").get();
		}
		catch (FileNotFoundException ex) {
			return ExecutableProvider.newJarResourceProvider().get();
		}
	}

	/**
	 * Stop the server; what it held is gone.
	 */
	public void stop() {
		if (this.connection != null) {
			this.connection.close();
			this.connection = null;
		}
		RedisServer running = this.server;
		this.server = null;
		if (running != null) {
			try {
				running.stop();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	public int port() {
		return this.port;
	}

	public RedisURI uri() {
		return RedisURI.create("127.0.0.1", this.port);
	}

	/**
	 * Return commands of a connection of the test's own.
	 */
	public RedisCommands<String, String> commands() {
		if (this.connection == null) {
			this.connection = this.client.connect();
		}
		return this.connection.sync();
	}

	/**
	 * Create a shard on this server.
	 */
	public RedisShard shard(String name) {
		return shard((options) -> options.withName(name));
	}

	/**
	 * Create a shard on this server.
	 */
	public RedisShard shard(UnaryOperator<RedisShardOptions> change) {
		return shard(this.port, change);
	}

	/**
	 * Create a shard behind another port. Unless changed its time-outs are long, so that
	 * a slow machine does not look like a failure.
	 */
	public static RedisShard shard(int port, UnaryOperator<RedisShardOptions> change) {
		RedisShardOptions options = RedisShardOptions.DEFAULTS.withTimeouts(LONG, LONG);
		return RedisShard.create(RESOURCES, RedisURI.create("127.0.0.1", port), change.apply(options));
	}

	@Override
	public void close() {
		stop();
		this.client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
	}

}
