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

package io.centrifugo.engine.broker.memory;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.BrokerEvents;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.broker.PublishResult;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;

/**
 * Broker of a single node, in its memory: everything is gone when the process ends.
 * Subscribing costs nothing since every publication is made here. Time to live has a
 * resolution of a second.
 *
 * @since 0.1.0
 */
public final class MemoryBroker implements Broker {

	private static final int PARTITIONS = 256;

	private final MemoryPartition[] partitions = Stream.generate(MemoryPartition::new)
		.limit(PARTITIONS)
		.toArray(MemoryPartition[]::new);

	private final Clock clock;

	private final Sweep sweep;

	private volatile @Nullable BrokerEvents events;

	/**
	 * Create an empty broker.
	 */
	public MemoryBroker() {
		this(Clock.systemUTC(), Schedulers.parallel());
	}

	/**
	 * Create an empty broker with its own idea of time.
	 * @param clock what time it is
	 * @param scheduler runs the sweep of expired streams every second
	 */
	public MemoryBroker(Clock clock, Scheduler scheduler) {
		this.clock = clock;
		this.sweep = new Sweep(scheduler, this::expire);
	}

	@Override
	public Mono<Void> start(BrokerEvents receiver) {
		return Mono.fromRunnable(() -> startNow(receiver));
	}

	private synchronized void startNow(BrokerEvents receiver) {
		this.events = receiver;
		this.sweep.start();
	}

	private void expire() {
		long now = this.clock.millis();
		for (MemoryPartition partition : this.partitions) {
			partition.expire(now);
		}
	}

	@Override
	public Mono<Void> stop() {
		return Mono.fromRunnable(this::stopNow);
	}

	private synchronized void stopNow() {
		this.sweep.stop();
		this.events = null;
	}

	@Override
	public Mono<Void> subscribe(Collection<String> channels) {
		return Mono.empty();
	}

	@Override
	public Mono<Void> unsubscribe(Collection<String> channels) {
		return Mono.empty();
	}

	@Override
	public Mono<PublishResult> publish(String channel, Payload data, PublishOptions options) {
		return Mono.fromCallable(() -> {
			long now = this.clock.millis();
			Publication publication = Publication.builder(data)
				.info(options.clientInfo())
				.tags(options.tags())
				.time(now)
				.build();
			return partition(channel).publish(channel, publication, options, now, receiver());
		});
	}

	@Override
	public Mono<Void> publishJoin(String channel, ClientInfo info) {
		return deliver(channel, (receiver) -> receiver.onJoin(channel, info));
	}

	@Override
	public Mono<Void> publishLeave(String channel, ClientInfo info) {
		return deliver(channel, (receiver) -> receiver.onLeave(channel, info));
	}

	private Mono<Void> deliver(String channel, Consumer<BrokerEvents> event) {
		return Mono.fromRunnable(() -> partition(channel).run(() -> event.accept(receiver())));
	}

	@Override
	public Mono<History> history(String channel, HistoryFilter filter, Duration metaTtl) {
		return Mono.fromCallable(() -> partition(channel).history(channel, filter, metaTtl, this.clock.millis()));
	}

	@Override
	public Mono<Void> removeHistory(String channel) {
		return Mono.fromRunnable(() -> partition(channel).removeHistory(channel));
	}

	private BrokerEvents receiver() {
		BrokerEvents receiver = this.events;
		if (receiver == null) {
			throw new IllegalStateException("Broker is not started");
		}
		return receiver;
	}

	private MemoryPartition partition(String channel) {
		int hash = channel.hashCode();
		return this.partitions[(hash ^ (hash >>> 16)) & (PARTITIONS - 1)];
	}

}
