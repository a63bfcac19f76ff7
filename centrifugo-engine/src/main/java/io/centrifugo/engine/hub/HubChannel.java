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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One channel on this node: which loops have subscribers, and where its subscription at
 * the broker stands. The lock guards transitions only and is never held while anything is
 * asked of the broker.
 */
final class HubChannel {

	private static final AtomicIntegerFieldUpdater<HubChannel> SUBSCRIBERS = AtomicIntegerFieldUpdater
		.newUpdater(HubChannel.class, "subscribers");

	private final String name;

	private volatile LoopHub[] loops = LoopHub.NONE;

	private volatile BrokerState state = BrokerState.IDLE;

	private volatile int subscribers;

	private @Nullable List<AddWaiter> waiters;

	private long lingersUntil;

	HubChannel(String name) {
		this.name = name;
	}

	String name() {
		return this.name;
	}

	LoopHub[] loops() {
		return this.loops;
	}

	int subscribers() {
		return this.subscribers;
	}

	void count(int difference) {
		SUBSCRIBERS.addAndGet(this, difference);
	}

	/**
	 * Let a loop in.
	 * @return {@code false} if this is no longer in the hub, and another must be made
	 */
	synchronized boolean enter(LoopHub loop) {
		if (this.state == BrokerState.GONE) {
			return false;
		}
		LoopHub[] extended = Arrays.copyOf(this.loops, this.loops.length + 1);
		extended[extended.length - 1] = loop;
		this.loops = extended;
		if (this.state == BrokerState.LINGERING) {
			this.state = BrokerState.SUBSCRIBED;
		}
		return true;
	}

	/**
	 * Wait for the broker, asking it if nobody has. Only for a loop that has entered.
	 */
	Mono<Void> confirm(LoopHub loop, Subscriber subscriber) {
		if (this.state == BrokerState.SUBSCRIBED) {
			return Mono.empty();
		}
		return confirmSlowly(loop, subscriber);
	}

	private synchronized Mono<Void> confirmSlowly(LoopHub loop, Subscriber subscriber) {
		if (this.state == BrokerState.SUBSCRIBED) {
			return Mono.empty();
		}
		if (this.state == BrokerState.IDLE) {
			this.state = BrokerState.SUBSCRIBING;
			loop.brokerSubscriptions().want(this);
		}
		if (this.waiters == null) {
			this.waiters = new ArrayList<>(1);
		}
		AddWaiter waiter = new AddWaiter(subscriber);
		this.waiters.add(waiter);
		return waiter.mono();
	}

	/**
	 * Let a loop out that has no more subscribers.
	 * @return what the broker side must do about it
	 */
	synchronized Departure leave(LoopHub loop) {
		this.loops = without(loop);
		if (this.loops.length > 0) {
			return Departure.NOTHING;
		}
		return switch (this.state) {
			case SUBSCRIBED -> {
				this.state = BrokerState.LINGERING;
				yield Departure.LINGER;
			}
			case IDLE -> {
				this.state = BrokerState.GONE;
				yield Departure.FORGET;
			}
			case SUBSCRIBING, LINGERING, UNSUBSCRIBING, GONE -> Departure.NOTHING;
		};
	}

	private LoopHub[] without(LoopHub loop) {
		List<LoopHub> rest = new ArrayList<>(Arrays.asList(this.loops));
		rest.remove(loop);
		return rest.isEmpty() ? LoopHub.NONE : rest.toArray(LoopHub.NONE);
	}

	/**
	 * The broker has confirmed.
	 * @param confirmed filled with those who wait for it
	 */
	synchronized Departure subscribed(List<AddWaiter> confirmed) {
		takeWaiters(confirmed);
		if (this.loops.length > 0) {
			this.state = BrokerState.SUBSCRIBED;
			return Departure.NOTHING;
		}
		this.state = BrokerState.LINGERING;
		return Departure.LINGER;
	}

	/**
	 * The broker has refused.
	 * @param refused filled with those who wait for it
	 */
	synchronized Departure subscribeFailed(List<AddWaiter> refused) {
		takeWaiters(refused);
		if (this.loops.length > 0) {
			this.state = BrokerState.IDLE;
			return Departure.NOTHING;
		}
		this.state = BrokerState.GONE;
		return Departure.FORGET;
	}

	private void takeWaiters(List<AddWaiter> into) {
		if (this.waiters != null) {
			into.addAll(this.waiters);
			this.waiters = null;
		}
	}

	synchronized void lingerUntil(long nanos) {
		this.lingersUntil = nanos;
	}

	/**
	 * Begin to unsubscribe unless somebody came back meanwhile.
	 */
	synchronized boolean expire(long now) {
		if (this.state != BrokerState.LINGERING || this.lingersUntil - now > 0) {
			return false;
		}
		this.state = BrokerState.UNSUBSCRIBING;
		return true;
	}

	/**
	 * The broker has answered the unsubscribe. If somebody came meanwhile it must
	 * subscribe anew, whatever the answer.
	 */
	synchronized Departure unsubscribed(boolean done) {
		if (this.loops.length > 0) {
			this.state = BrokerState.SUBSCRIBING;
			return Departure.RESUBSCRIBE;
		}
		this.state = done ? BrokerState.GONE : BrokerState.LINGERING;
		return done ? Departure.FORGET : Departure.LINGER;
	}

	private enum BrokerState {

		/** Nothing asked of the broker. */
		IDLE,

		SUBSCRIBING,

		SUBSCRIBED,

		/** Subscribed without need, for a while. */
		LINGERING,

		UNSUBSCRIBING,

		/** No longer in the hub. */
		GONE

	}

	/**
	 * What follows from a transition.
	 */
	enum Departure {

		NOTHING, LINGER, FORGET, RESUBSCRIBE

	}

}
