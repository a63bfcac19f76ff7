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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Sinks;

import io.centrifugo.engine.broker.Backoff;

/**
 * The connection for commands of one shard. All callers share it: commands given at about
 * the same time leave in one write. A command is sent once at most: what was under way
 * when the connection broke fails, since Redis may have run it. Everything about the
 * connection's life happens on one thread.
 */
final class CommandConnection implements RedisConnectionStateListener {

	private static final Logger logger = LoggerFactory.getLogger(CommandConnection.class);

	/** Between attempts to connect. */
	private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

	private static final Duration DRAIN_LIMIT = Duration.ofSeconds(1);

	private static final long PING_SECONDS = 1;

	private final String name;

	private final EventExecutor executor;

	private final Supplier<CompletionStage<StatefulRedisConnection<byte[], byte[]>>> connector;

	private final Consumer<RedisClusterAsyncCommands<byte[], byte[]>> onConnect;

	private final Backoff backoff = new Backoff(LONGEST_WAIT);

	private final AtomicBoolean flushScheduled = new AtomicBoolean();

	private volatile @Nullable StatefulRedisConnection<byte[], byte[]> live;

	private Sinks.@Nullable Empty<Void> starting;

	private @Nullable ScheduledFuture<?> pinger;

	private boolean started;

	private boolean stopped;

	CommandConnection(String name, EventExecutor executor,
			Supplier<CompletionStage<StatefulRedisConnection<byte[], byte[]>>> connector,
			Consumer<RedisClusterAsyncCommands<byte[], byte[]>> onConnect) {
		this.name = name;
		this.executor = executor;
		this.connector = connector;
		this.onConnect = onConnect;
	}

	/**
	 * Connect, once for all who ask. Only while nobody has succeeded yet may it fail;
	 * from then on the connection is kept up.
	 */
	Mono<Void> start() {
		return Mono.defer(() -> {
			Sinks.Empty<Void> done = Sinks.empty();
			this.executor.execute(() -> startNow(done));
			return done.asMono();
		});
	}

	private void startNow(Sinks.Empty<Void> done) {
		if (this.live != null) {
			done.tryEmitEmpty();
		}
		else if (this.started || this.stopped) {
			done.tryEmitError(unavailable());
		}
		else if (this.starting != null) {
			this.starting.asMono().subscribe(null, done::tryEmitError, done::tryEmitEmpty);
		}
		else {
			this.starting = done;
			connect();
		}
	}

	private void connect() {
		if (this.stopped) {
			return;
		}
		try {
			this.connector.get()
				.whenComplete((connection, ex) -> this.executor.execute(() -> connected(connection, ex)));
		}
		catch (RuntimeException ex) {
			connected(null, ex);
		}
	}

	private void connected(@Nullable StatefulRedisConnection<byte[], byte[]> connection, @Nullable Throwable failure) {
		if (connection == null) {
			connectFailed(failure);
			return;
		}
		connection.addListener(this);
		if (this.stopped || !connection.isOpen()) {
			connection.closeAsync();
			connectFailed(unavailable());
			return;
		}
		this.onConnect.accept(connection.async());
		// From here on callers write and one task flushes for all of them
		connection.setAutoFlushCommands(false);
		this.live = connection;
		this.backoff.reset();
		if (this.started) {
			logger.info("Connection to {} is back", this.name);
			return;
		}
		this.started = true;
		this.pinger = this.executor.scheduleWithFixedDelay(this::ping, PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
		finishStart(null);
	}

	private void connectFailed(@Nullable Throwable failure) {
		if (!this.started) {
			finishStart((failure != null) ? failure : unavailable());
			return;
		}
		logger.debug("Cannot connect to {}", this.name, failure);
		connectLater();
	}

	private void finishStart(@Nullable Throwable failure) {
		Sinks.Empty<Void> waiting = this.starting;
		this.starting = null;
		if (waiting == null) {
			return;
		}
		if (failure != null) {
			waiting.tryEmitError(failure);
		}
		else {
			waiting.tryEmitEmpty();
		}
	}

	private void connectLater() {
		if (!this.stopped) {
			this.executor.schedule(this::connect, this.backoff.next(), TimeUnit.MILLISECONDS);
		}
	}

	@Override
	public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
		this.executor.execute(() -> {
			StatefulRedisConnection<byte[], byte[]> current = this.live;
			if (current == connection) {
				lost(current);
			}
		});
	}

	/**
	 * Give up a connection, whether it is still open or not.
	 */
	private void lost(StatefulRedisConnection<byte[], byte[]> connection) {
		if (this.live == connection) {
			this.live = null;
			connection.closeAsync();
			if (!this.stopped) {
				logger.warn("Connection to {} is lost", this.name);
				connectLater();
			}
		}
	}

	/**
	 * Give up a connection that does not answer.
	 */
	private void ping() {
		StatefulRedisConnection<byte[], byte[]> pinged = this.live;
		if (pinged == null) {
			return;
		}
		call(RedisClusterAsyncCommands::ping).subscribe(null, (ex) -> {
			logger.debug("{} does not answer", this.name, ex);
			if (ex instanceof RedisCommandTimeoutException) {
				this.executor.execute(() -> lost(pinged));
			}
		});
	}

	/**
	 * Run a command, on any thread. What was written but not flushed when the connection
	 * breaks fails like what was under way.
	 */
	<T> Mono<T> call(Function<RedisClusterAsyncCommands<byte[], byte[]>, CompletionStage<T>> command) {
		return Mono.fromCompletionStage(() -> {
			StatefulRedisConnection<byte[], byte[]> connection = this.live;
			if (connection == null) {
				throw unavailable();
			}
			CompletionStage<T> result = command.apply(connection.async());
			if (this.flushScheduled.compareAndSet(false, true)) {
				this.executor.execute(this::flush);
			}
			return result;
		});
	}

	private void flush() {
		this.flushScheduled.set(false);
		StatefulRedisConnection<byte[], byte[]> connection = this.live;
		if (connection != null) {
			connection.flushCommands();
		}
	}

	private RedisConnectionException unavailable() {
		return new RedisConnectionException("No connection to " + this.name);
	}

	/**
	 * Close, after what was sent has been answered.
	 */
	Mono<Void> stop() {
		return call(RedisClusterAsyncCommands::ping).timeout(DRAIN_LIMIT)
			.onErrorComplete()
			.then(Mono.create((sink) -> this.executor.execute(() -> stopNow(sink))));
	}

	private void stopNow(MonoSink<Void> done) {
		this.stopped = true;
		if (this.pinger != null) {
			this.pinger.cancel(false);
			this.pinger = null;
		}
		StatefulRedisConnection<byte[], byte[]> connection = this.live;
		this.live = null;
		if (connection == null) {
			done.success();
		}
		else {
			connection.closeAsync().whenComplete((closed, ex) -> done.success());
		}
	}

}
