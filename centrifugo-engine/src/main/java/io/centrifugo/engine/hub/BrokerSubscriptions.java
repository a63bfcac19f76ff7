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

package io.centrifugo.engine.hub;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.ChannelSubscriptions;

/**
 * Asks the broker for channels, and lets go of them, on behalf of one event loop. What is
 * wanted in one turn of the loop goes out in one call; what nobody wants any more is kept
 * for about a second, since clients that reconnect come back. Used on the loop only.
 */
final class BrokerSubscriptions {

	private static final Logger logger = LoggerFactory.getLogger(BrokerSubscriptions.class);

	private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private final EventLoop loop;

	private final Ticker ticker;

	private final ChannelSubscriptions broker;

	private final long lingerNanos;

	private final Consumer<HubChannel> forget;

	private final Consumer<Subscriber> remove;

	private final ArrayDeque<Lingering> lingering = new ArrayDeque<>();

	private List<HubChannel> wanted = new ArrayList<>();

	private boolean ticking;

	/**
	 * Create for a loop.
	 * @param loop the loop
	 * @param broker the broker
	 * @param linger how long channels without subscribers are kept
	 * @param forget takes channels that nobody wants
	 * @param remove takes subscribers whose channel the broker refused
	 */
	BrokerSubscriptions(EventLoop loop, ChannelSubscriptions broker, Duration linger, Consumer<HubChannel> forget,
			Consumer<Subscriber> remove) {
		this.loop = loop;
		this.ticker = LoopTicker.of(loop);
		this.broker = broker;
		this.lingerNanos = linger.toNanos();
		this.forget = forget;
		this.remove = remove;
	}

	void want(HubChannel channel) {
		this.wanted.add(channel);
		if (this.wanted.size() == 1) {
			this.loop.execute(this::subscribeWanted);
		}
	}

	private void subscribeWanted() {
		List<HubChannel> batch = this.wanted;
		this.wanted = new ArrayList<>();
		Mono.defer(() -> this.broker.subscribe(names(batch)))
			.subscribe(null, (ex) -> onLoop(() -> refuse(batch, ex)), () -> onLoop(() -> confirm(batch)));
	}

	private static List<String> names(List<HubChannel> channels) {
		return channels.stream().map(HubChannel::name).toList();
	}

	private void confirm(List<HubChannel> batch) {
		List<AddWaiter> waiters = new ArrayList<>(batch.size());
		for (HubChannel channel : batch) {
			conclude(channel, channel.subscribed(waiters));
		}
		for (AddWaiter waiter : waiters) {
			onLoopOf(waiter, waiter::confirm);
		}
	}

	private void refuse(List<HubChannel> batch, Throwable cause) {
		logger.debug("Broker refused {} channels", batch.size(), cause);
		List<AddWaiter> waiters = new ArrayList<>(batch.size());
		for (HubChannel channel : batch) {
			conclude(channel, channel.subscribeFailed(waiters));
		}
		for (AddWaiter waiter : waiters) {
			onLoopOf(waiter, () -> {
				this.remove.accept(waiter.subscriber());
				waiter.refuse(cause);
			});
		}
	}

	/**
	 * Do what follows from a transition of a channel.
	 */
	void conclude(HubChannel channel, HubChannel.Departure departure) {
		switch (departure) {
			case LINGER -> linger(channel);
			case FORGET -> this.forget.accept(channel);
			case RESUBSCRIBE -> want(channel);
			case NOTHING -> {
			}
		}
	}

	private void linger(HubChannel channel) {
		long until = this.ticker.nanoTime() + this.lingerNanos;
		channel.lingerUntil(until);
		this.lingering.add(new Lingering(channel, until));
		if (!this.ticking) {
			this.ticking = true;
			tickAt(until);
		}
	}

	/**
	 * Wake up somewhat after a channel is due, to let go of those that follow soon with
	 * it.
	 */
	private void tickAt(long due) {
		try {
			this.loop.schedule(this::tick, due - this.ticker.nanoTime() + TICK_NANOS, TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Event loop is shut down, its channels stay subscribed until the broker stops");
		}
	}

	private void tick() {
		long now = this.ticker.nanoTime();
		List<HubChannel> due = new ArrayList<>();
		while (!this.lingering.isEmpty() && this.lingering.peek().until() - now <= 0) {
			HubChannel channel = this.lingering.poll().channel();
			if (channel.expire(now)) {
				due.add(channel);
			}
		}
		this.ticking = !this.lingering.isEmpty();
		if (this.ticking) {
			tickAt(this.lingering.peek().until());
		}
		if (!due.isEmpty()) {
			unsubscribe(due);
		}
	}

	private void unsubscribe(List<HubChannel> batch) {
		Mono.defer(() -> this.broker.unsubscribe(names(batch))).subscribe(null, (ex) -> {
			logger.warn("Broker did not unsubscribe {} channels, trying again later", batch.size(), ex);
			onLoop(() -> unsubscribed(batch, false));
		}, () -> onLoop(() -> unsubscribed(batch, true)));
	}

	private void unsubscribed(List<HubChannel> batch, boolean done) {
		for (HubChannel channel : batch) {
			conclude(channel, channel.unsubscribed(done));
		}
	}

	private void onLoop(Runnable task) {
		run(this.loop, task);
	}

	private void onLoopOf(AddWaiter waiter, Runnable task) {
		run(waiter.subscriber().loop(), task);
	}

	private static void run(EventLoop loop, Runnable task) {
		if (loop.inEventLoop()) {
			task.run();
			return;
		}
		try {
			loop.execute(task);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Event loop is shut down, nobody waits for the broker's answer");
		}
	}

	/**
	 * A channel in the queue of those to let go.
	 */
	private record Lingering(HubChannel channel, long until) {
	}

}
