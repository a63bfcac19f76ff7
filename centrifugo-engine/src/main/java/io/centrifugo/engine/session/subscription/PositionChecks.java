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

package io.centrifugo.engine.session.subscription;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.netty.channel.EventLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.map.MapBroker;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.session.SessionServices;

/**
 * Compares positions of subscriptions with those of the broker. Subscriptions of one
 * channel share a read: one is made at a time, and its outcome serves whoever asks within
 * half the delay after which silence makes a position doubtful. That something is missing
 * is confirmed by a second read. Safe from any thread, but for the subscriptions handed
 * in.
 *
 * @since 0.1.0
 */
public final class PositionChecks {

	private static final Logger logger = LoggerFactory.getLogger(PositionChecks.class);

	private static final Duration CONFIRM_DELAY = Duration.ofSeconds(1);

	private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

	private final Broker broker;

	private final MapBroker maps;

	private final LongSupplier nanoTime;

	private final long validNanos;

	private final Map<String, Read> reads = new ConcurrentHashMap<>();

	private final Map<String, Mono<StreamPosition>> confirmations = new ConcurrentHashMap<>();

	private final AtomicLong swept;

	/**
	 * Create.
	 * @param services what the node offers
	 */
	public PositionChecks(SessionServices services) {
		this(services, System::nanoTime);
	}

	PositionChecks(SessionServices services, LongSupplier nanoTime) {
		this.broker = services.broker();
		this.maps = services.maps();
		this.nanoTime = nanoTime;
		this.validNanos = services.options().position().checkDelay().toNanos() / 2;
		this.swept = new AtomicLong(nanoTime.getAsLong());
	}

	/**
	 * Check a position that was not confirmed for long; tried once. On the subscription's
	 * loop.
	 * @param subscription the subscription, live and positioned
	 * @param lost called on the loop if the subscription has missed something
	 */
	public void check(StreamSubscription subscription, Consumer<StreamSubscription> lost) {
		if (mayCheck(subscription)) {
			new Check(subscription, this.nanoTime.getAsLong() - this.validNanos, lost).begin();
		}
	}

	/**
	 * Check a position that is in doubt: older reads do not count, and a broker that does
	 * not answer is asked again until it does. On the subscription's loop.
	 * @param subscription the subscription, live and positioned
	 * @param lost called on the loop if the subscription has missed something
	 */
	public void resolve(StreamSubscription subscription, Consumer<StreamSubscription> lost) {
		if (mayCheck(subscription) && subscription.doubted()) {
			new Check(subscription, subscription.doubtedSince(), lost).begin();
		}
	}

	/**
	 * Return whether to begin a check. One that goes on looks for doubts when it ends.
	 */
	private boolean mayCheck(StreamSubscription subscription) {
		boolean reliable = isMap(subscription) ? this.maps.reliableDelivery() : this.broker.reliableDelivery();
		return subscription.live() && !subscription.checking() && !reliable;
	}

	private static boolean isMap(StreamSubscription subscription) {
		return subscription.options().type().map();
	}

	private Mono<StreamPosition> shared(StreamSubscription subscription, long since) {
		long now = this.nanoTime.getAsLong();
		sweep(now);
		Read read = this.reads.compute(subscription.channel(),
				(channel, known) -> (known != null && known.at() - since >= 0) ? known
						: new Read(top(subscription).cache(), now));
		return read.position().doOnError((ex) -> this.reads.remove(subscription.channel(), read));
	}

	private Mono<StreamPosition> confirmation(StreamSubscription subscription) {
		return this.confirmations.computeIfAbsent(subscription.channel(),
				(channel) -> Mono.delay(CONFIRM_DELAY)
					.then(top(subscription))
					.doFinally((signal) -> this.confirmations.remove(channel))
					.cache());
	}

	private Mono<StreamPosition> top(StreamSubscription subscription) {
		Duration metaTtl = subscription.options().history().metaTtl();
		String channel = subscription.channel();
		if (isMap(subscription)) {
			return Mono.defer(() -> this.maps.readStream(channel, HistoryFilter.POSITION_ONLY)).map(History::position);
		}
		return Mono.defer(() -> this.broker.history(channel, HistoryFilter.POSITION_ONLY, metaTtl))
			.map(History::position);
	}

	private void sweep(long now) {
		long last = this.swept.get();
		if (now - last >= this.validNanos && this.swept.compareAndSet(last, now)) {
			this.reads.values().removeIf((read) -> now - read.at() >= this.validNanos);
		}
	}

	private record Read(Mono<StreamPosition> position, long at) {
	}

	/**
	 * One check of one subscription. Confined to its loop.
	 */
	private final class Check {

		private final StreamSubscription subscription;

		private final long since;

		private final Consumer<StreamSubscription> lost;

		Check(StreamSubscription subscription, long since, Consumer<StreamSubscription> lost) {
			this.subscription = subscription;
			this.since = since;
			this.lost = lost;
		}

		void begin() {
			int tick = this.subscription.owner().recentTick();
			ask(shared(this.subscription, this.since), (top) -> compare(top, tick));
		}

		private void ask(Mono<StreamPosition> read, Consumer<StreamPosition> then) {
			this.subscription.checking(true);
			read.subscribe((position) -> onLoop(() -> answered(position, then)), (ex) -> onLoop(() -> failed(ex)));
		}

		private void onLoop(Runnable task) {
			EventLoop loop = this.subscription.loop();
			if (loop.inEventLoop()) {
				task.run();
			}
			else if (!loop.isShuttingDown()) {
				loop.execute(task);
			}
		}

		private void answered(StreamPosition position, Consumer<StreamPosition> then) {
			this.subscription.checking(false);
			if (this.subscription.live()) {
				then.accept(position);
				resolve(this.subscription, this.lost);
			}
		}

		private void compare(StreamPosition top, int tick) {
			if (this.subscription.isAt(top)) {
				this.subscription.checkedAt(tick);
				this.subscription.resolved(this.since);
			}
			else {
				this.subscription.doubt(this.since);
				ask(confirmation(this.subscription), (second) -> confirm(top, second));
			}
		}

		private void confirm(StreamPosition first, StreamPosition second) {
			this.subscription.resolved(this.since);
			if (this.subscription.isLost(first, second)) {
				this.lost.accept(this.subscription);
			}
		}

		private void failed(Throwable failure) {
			this.subscription.checking(false);
			logger.debug("Cannot check a position, trying again later", failure);
			if (this.subscription.doubted()) {
				this.subscription.loop()
					.schedule(() -> resolve(this.subscription, this.lost), RETRY_DELAY.toMillis(),
							TimeUnit.MILLISECONDS);
			}
		}

	}

}
