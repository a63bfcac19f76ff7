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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.session.SessionServices;

/**
 * Compares positions of subscriptions with those of the broker. Subscriptions of one
 * channel share a read: one is made at a time, and its outcome serves whoever asks within
 * half the delay after which silence makes a position doubtful. A doubt is confirmed by a
 * second read. Safe from any thread, but for the subscriptions handed in.
 *
 * @since 0.1.0
 */
public final class PositionChecks {

	private static final Logger logger = LoggerFactory.getLogger(PositionChecks.class);

	private static final Duration CONFIRM_DELAY = Duration.ofSeconds(1);

	private final Broker broker;

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
		this.nanoTime = nanoTime;
		this.validNanos = services.options().position().checkDelay().toNanos() / 2;
		this.swept = new AtomicLong(nanoTime.getAsLong());
	}

	/**
	 * Check a position. On the subscription's loop.
	 * @param subscription the subscription, live and positioned
	 * @param fresh whether something is known to have been lost, so that older reads do
	 * not count
	 * @param lost called on the loop if the subscription has missed something
	 */
	public void check(StreamSubscription subscription, boolean fresh, Consumer<StreamSubscription> lost) {
		if (subscription.checking() || this.broker.reliableDelivery()) {
			return;
		}
		subscription.checking(true);
		int asked = subscription.owner().recentTick();
		Mono<StreamPosition> read = fresh ? confirmation(subscription, Duration.ZERO) : shared(subscription);
		answer(subscription, read, (top) -> {
			if (subscription.isAt(top)) {
				subscription.checkedAt(asked);
			}
			else {
				confirm(subscription, top, lost);
			}
		});
	}

	private void confirm(StreamSubscription subscription, StreamPosition first, Consumer<StreamSubscription> lost) {
		subscription.checking(true);
		answer(subscription, confirmation(subscription, CONFIRM_DELAY), (second) -> {
			if (subscription.isLost(first, second)) {
				lost.accept(subscription);
			}
		});
	}

	private static void answer(StreamSubscription subscription, Mono<StreamPosition> read,
			Consumer<StreamPosition> then) {
		read.subscribe((position) -> onLoop(subscription, () -> {
			subscription.checking(false);
			if (subscription.live()) {
				then.accept(position);
			}
		}), (ex) -> onLoop(subscription, () -> {
			subscription.checking(false);
			logger.debug("Cannot check a position, trying again later", ex);
		}));
	}

	private static void onLoop(StreamSubscription subscription, Runnable task) {
		if (subscription.loop().inEventLoop()) {
			task.run();
		}
		else if (!subscription.loop().isShuttingDown()) {
			subscription.loop().execute(task);
		}
	}

	private Mono<StreamPosition> shared(StreamSubscription subscription) {
		long now = this.nanoTime.getAsLong();
		sweep(now);
		Read read = this.reads.compute(subscription.channel(),
				(channel, known) -> (known != null && now - known.at() < this.validNanos) ? known
						: new Read(top(subscription).cache(), now));
		return read.position().doOnError((ex) -> this.reads.remove(subscription.channel(), read));
	}

	private Mono<StreamPosition> confirmation(StreamSubscription subscription, Duration delay) {
		String channel = subscription.channel();
		return this.confirmations.computeIfAbsent(channel, (name) -> {
			Mono<StreamPosition> read = delay.isZero() ? top(subscription) : Mono.delay(delay).then(top(subscription));
			return read.doFinally((signal) -> this.confirmations.remove(name)).cache();
		});
	}

	private Mono<StreamPosition> top(StreamSubscription subscription) {
		Duration metaTtl = subscription.options().history().metaTtl();
		String channel = subscription.channel();
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

}
