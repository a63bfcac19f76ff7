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
import java.util.Collection;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import io.centrifugo.engine.broker.BrokerEvents;
import io.centrifugo.engine.broker.Epochs;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.map.MapBroker;
import io.centrifugo.engine.broker.map.MapChannels;
import io.centrifugo.engine.broker.map.MapPublishOptions;
import io.centrifugo.engine.broker.map.MapRemoveOptions;
import io.centrifugo.engine.broker.map.MapState;
import io.centrifugo.engine.broker.map.MapStateFilter;
import io.centrifugo.engine.broker.map.MapUpdateResult;
import io.centrifugo.engine.protocol.MapEntryChange;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.Publication;

/**
 * Map broker of a single node, in its memory: everything is gone when the process ends.
 * Keys expire within a second of their time.
 *
 * @since 0.1.0
 */
public final class MemoryMapBroker implements MapBroker {

	private static final Logger logger = LoggerFactory.getLogger(MemoryMapBroker.class);

	private static final int PARTITIONS = 256;

	private final MemoryMapPartition[] partitions;

	private final Clock clock;

	private final Sweep sweep;

	private volatile @Nullable Receiver receiver;

	/**
	 * Create an empty broker.
	 */
	public MemoryMapBroker() {
		this(Clock.systemUTC(), Schedulers.parallel());
	}

	/**
	 * Create an empty broker with its own idea of time.
	 * @param clock what time it is
	 * @param scheduler runs the sweep of expired keys every second
	 */
	public MemoryMapBroker(Clock clock, Scheduler scheduler) {
		String shared = Epochs.random();
		this.partitions = Stream
			.generate(() -> new MemoryMapPartition((streamed) -> streamed ? Epochs.random() : shared))
			.limit(PARTITIONS)
			.toArray(MemoryMapPartition[]::new);
		this.clock = clock;
		this.sweep = new Sweep(scheduler, this::expire);
	}

	@Override
	public Mono<Void> start(BrokerEvents events, MapChannels channels) {
		return Mono.fromRunnable(() -> startNow(new Receiver(events, channels)));
	}

	private synchronized void startNow(Receiver started) {
		this.receiver = started;
		this.sweep.start();
	}

	private void expire() {
		Receiver current = this.receiver;
		if (current != null) {
			long now = this.clock.millis();
			for (MemoryMapPartition partition : this.partitions) {
				try {
					partition.expire(now, current.channels(), current.events());
				}
				catch (RuntimeException ex) {
					logger.error("Keys could not expire", ex);
				}
			}
		}
	}

	@Override
	public Mono<Void> stop() {
		return Mono.fromRunnable(this::stopNow);
	}

	private synchronized void stopNow() {
		this.sweep.stop();
		this.receiver = null;
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
	public Mono<MapUpdateResult> publish(String channel, String key, Payload data, MapPublishOptions options) {
		return call(channel, (partition, call) -> {
			requireStream(call, options.condition().streamless());
			Publication write = Publication.builder(data)
				.map(new MapEntryChange(key, false, 0))
				.info(options.clientInfo())
				.tags(options.tags())
				.time(call.now())
				.build();
			return partition.publish(call, write, options);
		});
	}

	@Override
	public Mono<MapUpdateResult> remove(String channel, String key, MapRemoveOptions options) {
		return call(channel, (partition, call) -> {
			requireStream(call, options.expected() == null);
			return partition.remove(call, key, options);
		});
	}

	private static void requireStream(MemoryMapPartition.Call call, boolean streamless) {
		if (!call.settings().streamed() && !streamless) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
	}

	@Override
	public Mono<MapState> readState(String channel, MapStateFilter filter) {
		return call(channel, (partition, call) -> partition.readState(call, filter));
	}

	@Override
	public Mono<History> readStream(String channel, HistoryFilter filter) {
		return call(channel, (partition, call) -> partition.readStream(call, filter));
	}

	@Override
	public Mono<Integer> size(String channel) {
		return call(channel, (partition, call) -> partition.size(channel));
	}

	@Override
	public Mono<Void> clear(String channel) {
		return call(channel, (partition, call) -> {
			partition.clear(call);
			return true;
		}).then();
	}

	private <T> Mono<T> call(String channel, BiFunction<MemoryMapPartition, MemoryMapPartition.Call, T> body) {
		return Mono.fromCallable(() -> {
			Receiver current = this.receiver;
			if (current == null) {
				throw new IllegalStateException("Map broker is not started");
			}
			return body.apply(partition(channel), new MemoryMapPartition.Call(channel,
					current.channels().settings(channel), this.clock.millis(), current.events()));
		});
	}

	private MemoryMapPartition partition(String channel) {
		int hash = channel.hashCode();
		return this.partitions[(hash ^ (hash >>> 16)) & (PARTITIONS - 1)];
	}

	/**
	 * Whom this broker was started for.
	 */
	private record Receiver(BrokerEvents events, MapChannels channels) {
	}

}
