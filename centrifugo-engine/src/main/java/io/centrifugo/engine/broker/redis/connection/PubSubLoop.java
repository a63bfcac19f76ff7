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
import java.util.concurrent.TimeUnit;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

import io.centrifugo.engine.broker.Backoff;

/**
 * Keeps one pub/sub connection up, with its channels subscribed. When it breaks it is
 * opened anew, all channels are subscribed again in batches, and then the owner is told
 * that publications may have been lost. Subscriptions wanted meanwhile wait. There is no
 * buffer of our own: a reader that is too slow is cut off by Redis, which is noticed like
 * any break. All state belongs to one thread.
 */
public final class PubSubLoop implements RedisConnectionStateListener {

	private static final Logger logger = LoggerFactory.getLogger(PubSubLoop.class);

	/** Between attempts to connect. */
	private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

	private final RedisShard shard;

	private final PubSubSettings settings;

	private final EventExecutor executor;

	private final PubSubProbe probe;

	private final Backoff backoff = new Backoff(LONGEST_WAIT);

	private final Subscriptions subscriptions;

	private volatile @Nullable PubSubLink live;

	private @Nullable PubSubLink opening;

	private @Nullable MonoSink<Void> starting;

	private @Nullable ScheduledFuture<?> ticker;

	private boolean stopped;

	/**
	 * Create a loop, not started yet.
	 * @param shard where
	 * @param settings what for
	 */
	public PubSubLoop(RedisShard shard, PubSubSettings settings) {
		this.shard = shard;
		this.settings = settings;
		this.executor = shard.executor();
		this.probe = new PubSubProbe(shard, settings);
		this.subscriptions = new Subscriptions(shard, settings.naming(), this::lost, this::unavailable);
	}

	/**
	 * Return what this is called in health and logs.
	 * @return the name
	 */
	public String name() {
		return this.settings.name();
	}

	/**
	 * Tell how the connection is.
	 * @return what is wrong, empty if nothing
	 */
	public String check() {
		if (this.live == null) {
			return "not subscribed";
		}
		return this.probe.suspicious() ? "silent" : "";
	}

	/**
	 * Open the connection; from then on it is kept up.
	 * @return completes when the fixed channels are subscribed; fails when they cannot be
	 */
	public Mono<Void> start() {
		return Mono.create((sink) -> this.executor.execute(() -> {
			this.starting = sink;
			open();
		}));
	}

	/**
	 * Close the connection for good.
	 * @return completes when it is closed
	 */
	public Mono<Void> stop() {
		return Mono.create((sink) -> this.executor.execute(() -> {
			stopNow();
			sink.success();
		}));
	}

	private void stopNow() {
		this.stopped = true;
		if (this.ticker != null) {
			this.ticker.cancel(false);
		}
		close(this.opening);
		close(this.live);
		this.opening = null;
		this.live = null;
		this.subscriptions.close();
	}

	private static void close(@Nullable PubSubLink link) {
		if (link != null) {
			link.close();
		}
	}

	private void open() {
		if (this.stopped) {
			return;
		}
		try {
			this.shard.openPubSub()
				.whenComplete((connection, ex) -> this.executor.execute(() -> opened(connection, ex)));
		}
		catch (RuntimeException ex) {
			opened(null, ex);
		}
	}

	private void opened(@Nullable StatefulRedisPubSubConnection<byte[], byte[]> connection,
			@Nullable Throwable failure) {
		if (connection == null) {
			failed((failure != null) ? failure : unavailable());
			return;
		}
		PubSubLink link = new PubSubLink(connection, this.settings, this.probe);
		connection.addListener(this);
		if (this.stopped || !connection.isOpen()) {
			link.close();
			failed(unavailable());
			return;
		}
		this.opening = link;
		List<String> snapshot = this.subscriptions.channels();
		link.subscribe(this.settings.fixed())
			.thenCompose((done) -> link.subscribe(this.subscriptions.named(snapshot)))
			.whenComplete((done, ex) -> this.executor.execute(() -> subscribed(link, snapshot, ex)));
	}

	/**
	 * End an attempt to open the connection. The first one that fails ends the start,
	 * too.
	 */
	private void failed(Throwable failure) {
		this.opening = null;
		MonoSink<Void> waitingForStart = this.starting;
		if (waitingForStart != null) {
			this.starting = null;
			waitingForStart.error(failure);
			return;
		}
		logger.debug("Pub/sub connection {} cannot be opened", name(), failure);
		openLater();
	}

	private void openLater() {
		if (!this.stopped) {
			this.executor.schedule(this::open, this.backoff.next(), TimeUnit.MILLISECONDS);
		}
	}

	private void subscribed(PubSubLink link, List<String> snapshot, @Nullable Throwable failure) {
		if (this.opening != link) {
			return;
		}
		if (failure != null) {
			this.settings.metrics().pubSubError("subscribe_channel");
			link.close();
			failed(failure);
		}
		else {
			use(link, snapshot);
		}
	}

	private void use(PubSubLink link, List<String> snapshot) {
		this.opening = null;
		this.live = link;
		this.backoff.reset();
		this.probe.reset();
		this.subscriptions.attach(link, snapshot);
		MonoSink<Void> waitingForStart = this.starting;
		if (waitingForStart != null) {
			this.starting = null;
			watch();
			waitingForStart.success();
		}
		else {
			logger.info("Pub/sub connection {} is back with {} channels", name(), snapshot.size());
			this.settings.resubscribed().accept(snapshot);
		}
	}

	private void watch() {
		long interval = this.settings.probeInterval().toMillis();
		this.ticker = this.executor.scheduleWithFixedDelay(this::tick, interval, interval, TimeUnit.MILLISECONDS);
	}

	private void tick() {
		PubSubLink link = this.live;
		if (link != null && this.probe.silentForTooLong()) {
			logger.warn("Pub/sub connection {} is deaf, opening another", name());
			this.settings.metrics().pubSubError("probe_timeout");
			lost(link);
		}
	}

	@Override
	public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
		this.executor.execute(() -> {
			PubSubLink link = (this.live != null) ? this.live : this.opening;
			if (link != null && link.isOf(connection)) {
				lost(link);
			}
		});
	}

	/**
	 * Give up a connection, whether it is still open or not.
	 */
	private void lost(PubSubLink link) {
		link.close();
		if (this.live == link) {
			this.live = null;
			this.subscriptions.detach();
			if (!this.stopped) {
				logger.warn("Pub/sub connection {} is lost", name());
				this.settings.metrics().pubSubError("connection");
				openLater();
			}
		}
		else if (this.opening == link) {
			failed(unavailable());
		}
	}

	/**
	 * Receive channels.
	 * @param names the channels
	 * @return completes when they are subscribed; fails within the command time-out, with
	 * none of them wanted any more
	 */
	public Mono<Void> subscribe(List<String> names) {
		return Mono.create((sink) -> this.executor.execute(() -> subscribe(new SubscribeRequest(names, sink))));
	}

	private void subscribe(SubscribeRequest request) {
		if (this.stopped) {
			request.fail(unavailable());
		}
		else {
			this.subscriptions.add(request);
		}
	}

	/**
	 * Receive channels no longer.
	 * @param names the channels
	 * @return completes when they are not subscribed, at once without a connection
	 */
	public Mono<Void> unsubscribe(List<String> names) {
		return Mono.create((sink) -> this.executor.execute(() -> this.subscriptions.remove(names, sink::success)));
	}

	private RedisConnectionException unavailable() {
		return new RedisConnectionException("Pub/sub connection " + name() + " is not available");
	}

}
