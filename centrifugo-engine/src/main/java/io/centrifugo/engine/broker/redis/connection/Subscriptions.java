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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.lettuce.core.RedisCommandExecutionException;
import io.netty.util.concurrent.EventExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Channels that one pub/sub connection is to receive, and the requests for those it does
 * not yet. One command is under way at a time; what is asked for meanwhile leaves
 * together in the next. Confined to the loop's thread.
 */
final class Subscriptions {

	private final EventExecutor executor;

	private final long timeoutMillis;

	private final Function<String, byte[]> naming;

	private final Consumer<PubSubLink> broken;

	private final Supplier<? extends Throwable> unavailable;

	/** All that is wanted, confirmed or not. */
	private final Set<String> channels = new LinkedHashSet<>();

	/** Not sent yet. */
	private final Deque<SubscribeRequest> waiting = new ArrayDeque<>();

	/** Sent in one command that is not answered yet. */
	private List<SubscribeRequest> underWay = List.of();

	private @Nullable PubSubLink link;

	/**
	 * Create without channels.
	 * @param shard where
	 * @param naming channel to pub/sub channel
	 * @param broken told of a connection that cannot be used any longer
	 * @param unavailable gives the failure of requests that wait in vain
	 */
	Subscriptions(RedisShard shard, Function<String, byte[]> naming, Consumer<PubSubLink> broken,
			Supplier<? extends Throwable> unavailable) {
		this.executor = shard.executor();
		this.timeoutMillis = shard.commandTimeout().toMillis();
		this.naming = naming;
		this.broken = broken;
		this.unavailable = unavailable;
	}

	/**
	 * Return what is to be received now.
	 */
	List<String> channels() {
		return List.copyOf(this.channels);
	}

	/**
	 * Return pub/sub channels. On any thread.
	 */
	List<byte[]> named(Collection<String> names) {
		return names.stream().map(this.naming).toList();
	}

	/**
	 * Use a connection.
	 * @param opened the connection
	 * @param subscribed what it receives already; what was asked for since follows
	 */
	void attach(PubSubLink opened, List<String> subscribed) {
		this.link = opened;
		List<String> unwanted = subscribed.stream().filter((channel) -> !this.channels.contains(channel)).toList();
		opened.unsubscribe(named(unwanted));
		Set<String> covered = Set.copyOf(subscribed);
		this.waiting.removeIf((request) -> {
			boolean done = covered.containsAll(request.channels());
			if (done) {
				request.succeed();
			}
			return done;
		});
		sendWaiting();
	}

	/**
	 * Let what was under way wait for another connection.
	 */
	void detach() {
		this.link = null;
		for (SubscribeRequest request : this.underWay) {
			if (!request.ended()) {
				this.waiting.add(request);
			}
		}
		this.underWay = List.of();
	}

	/**
	 * Fail whatever waits.
	 */
	void close() {
		detach();
		this.waiting.forEach((request) -> request.fail(this.unavailable.get()));
		this.waiting.clear();
	}

	/**
	 * Receive channels. The request fails when that takes longer than a command may.
	 */
	void add(SubscribeRequest request) {
		this.channels.addAll(request.channels());
		request.timeout(this.executor.schedule(() -> giveUp(request), this.timeoutMillis, TimeUnit.MILLISECONDS));
		this.waiting.add(request);
		sendWaiting();
	}

	/**
	 * Send as many requests as fit into one command, at least one.
	 */
	private void sendWaiting() {
		PubSubLink current = this.link;
		if (current == null || !this.underWay.isEmpty() || this.waiting.isEmpty()) {
			return;
		}
		List<SubscribeRequest> requests = new ArrayList<>();
		List<byte[]> names = new ArrayList<>();
		SubscribeRequest next = this.waiting.peek();
		while (next != null && (names.isEmpty() || names.size() + next.channels().size() <= PubSubLink.BATCH)) {
			requests.add(this.waiting.remove());
			names.addAll(named(next.channels()));
			next = this.waiting.peek();
		}
		this.underWay = requests;
		current.subscribe(names)
			.whenComplete((done, ex) -> this.executor.execute(() -> answered(current, requests, ex)));
	}

	private void answered(PubSubLink asked, List<SubscribeRequest> requests, @Nullable Throwable failure) {
		if (this.underWay != requests) {
			return;
		}
		if (failure != null && !isRefusal(failure, requests)) {
			this.broken.accept(asked);
			return;
		}
		this.underWay = List.of();
		requests.stream().filter((request) -> !request.ended()).forEach((request) -> end(request, failure));
		sendWaiting();
	}

	/**
	 * Return whether Redis answered with an error, and the connection is as before.
	 */
	private static boolean isRefusal(Throwable failure, List<SubscribeRequest> requests) {
		return failure instanceof RedisCommandExecutionException
				&& requests.stream().mapToInt((request) -> request.channels().size()).sum() <= PubSubLink.BATCH;
	}

	private void end(SubscribeRequest request, @Nullable Throwable failure) {
		if (failure == null) {
			request.succeed();
		}
		else {
			fail(request, failure);
		}
	}

	private void giveUp(SubscribeRequest request) {
		if (!request.ended()) {
			this.waiting.remove(request);
			fail(request, this.unavailable.get());
		}
	}

	private void fail(SubscribeRequest request, Throwable failure) {
		remove(request.channels(), () -> {
		});
		request.fail(failure);
	}

	/**
	 * Receive channels no longer.
	 * @param names the channels
	 * @param done called on any thread when they are not subscribed, at once without a
	 * connection
	 */
	void remove(List<String> names, Runnable done) {
		names.forEach(this.channels::remove);
		PubSubLink current = this.link;
		if (current == null) {
			done.run();
		}
		else {
			current.unsubscribe(named(names)).whenComplete((nothing, ex) -> done.run());
		}
	}

}
