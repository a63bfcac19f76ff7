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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.util.concurrent.Queues;

/**
 * The part of the hub that belongs to one event loop. Brokers put broadcasts into its
 * queue from any thread; one task at the end of the loop's turn drains it, groups
 * publications by channel and delivers them. Everything but {@link #offer} happens on the
 * loop.
 */
final class LoopHub implements Runnable {

	/** No loops at all. */
	static final LoopHub[] NONE = {};

	private static final Logger logger = LoggerFactory.getLogger(LoopHub.class);

	private static final int TURN_LIMIT = 128;

	private static final int TURN_WEIGHT = 256 * 1024;

	private static final long QUEUE_WEIGHT = 64 * 1024 * 1024;

	private final EventLoop loop;

	private final BrokerSubscriptions brokerSubscriptions;

	private final Map<String, LoopChannel> channels = new HashMap<>();

	private final Queue<Broadcast> queue = Queues.<Broadcast>unboundedMultiproducer().get();

	private final AtomicLong queued = new AtomicLong();

	private final AtomicBoolean scheduled = new AtomicBoolean();

	private final Set<String> overflowed = ConcurrentHashMap.newKeySet();

	private final List<LoopChannel> touched = new ArrayList<>();

	private final ArrayDeque<LoopBatch> spare = new ArrayDeque<>();

	LoopHub(EventLoop loop, BrokerSubscriptions brokerSubscriptions) {
		this.loop = loop;
		this.brokerSubscriptions = brokerSubscriptions;
	}

	EventLoop loop() {
		return this.loop;
	}

	BrokerSubscriptions brokerSubscriptions() {
		return this.brokerSubscriptions;
	}

	@Nullable LoopChannel find(String channel) {
		return this.channels.get(channel);
	}

	LoopChannel open(HubChannel channel) {
		LoopChannel opened = new LoopChannel(channel);
		this.channels.put(channel.name(), opened);
		return opened;
	}

	void close(LoopChannel channel) {
		this.channels.remove(channel.channel().name());
	}

	/**
	 * Queue something for the subscribers of this loop. Callable from any thread. Over
	 * the bound of the queue it is dropped, and subscribers of the channel are told to
	 * check their positions once the queue is empty.
	 * @param broadcast what to deliver; one hold of it passes to this loop
	 * @return whether it was queued
	 */
	boolean offer(Broadcast broadcast) {
		int weight = broadcast.weight();
		if (this.queued.addAndGet(weight) > QUEUE_WEIGHT) {
			this.queued.addAndGet(-weight);
			this.overflowed.add(broadcast.channelName());
			broadcast.release();
			return false;
		}
		this.queue.offer(broadcast);
		if (this.scheduled.compareAndSet(false, true)) {
			schedule();
		}
		return true;
	}

	private void schedule() {
		try {
			LoopTurn.schedule(this.loop, this);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Event loop is shut down, dropping what waits for it");
			for (Broadcast next = poll(); next != null; next = poll()) {
				next.release();
			}
			this.scheduled.set(false);
		}
	}

	private @Nullable Broadcast poll() {
		Broadcast next = this.queue.poll();
		if (next != null) {
			this.queued.addAndGet(-next.weight());
		}
		return next;
	}

	/**
	 * Deliver a bounded part of the queue, then let the loop do its other work.
	 */
	@Override
	public void run() {
		// First, so that what is queued from here on keeps its place among other tasks
		this.scheduled.set(false);
		try {
			drain();
			for (int i = 0; i < this.touched.size(); i++) {
				deliverWaiting(this.touched.get(i));
			}
			if (this.queue.isEmpty() && !this.overflowed.isEmpty()) {
				checkOverflowed();
			}
		}
		finally {
			this.touched.clear();
			if (!this.queue.isEmpty() && this.scheduled.compareAndSet(false, true)) {
				schedule();
			}
		}
	}

	private void checkOverflowed() {
		long now = System.nanoTime();
		for (String name : this.overflowed) {
			this.overflowed.remove(name);
			LoopChannel channel = this.channels.get(name);
			if (channel != null) {
				channel.checkPositions(now);
			}
		}
	}

	private void drain() {
		int weight = 0;
		for (int i = 0; i < TURN_LIMIT && weight < TURN_WEIGHT; i++) {
			Broadcast next = poll();
			if (next == null) {
				return;
			}
			weight += next.weight();
			LoopChannel channel = this.channels.get(next.channelName());
			if (channel == null) {
				next.release();
			}
			else if (next instanceof BroadcastPublication publication) {
				collect(channel, publication);
			}
			else if (next instanceof SharedPush push) {
				deliverWaiting(channel);
				channel.deliver(push);
				push.release();
			}
			else if (next instanceof PositionCheck check) {
				deliverWaiting(channel);
				channel.checkPositions(check.since());
				check.release();
			}
		}
	}

	private void collect(LoopChannel channel, BroadcastPublication publication) {
		LoopBatch batch = channel.waiting();
		if (batch == null) {
			batch = this.spare.isEmpty() ? new LoopBatch() : this.spare.pop();
			channel.waiting(batch);
			this.touched.add(channel);
		}
		batch.add(publication);
	}

	private void deliverWaiting(LoopChannel channel) {
		LoopBatch batch = channel.waiting();
		if (batch == null) {
			return;
		}
		channel.waiting(null);
		batch.seal();
		channel.deliver(batch);
		batch.clear();
		this.spare.push(batch);
	}

}
