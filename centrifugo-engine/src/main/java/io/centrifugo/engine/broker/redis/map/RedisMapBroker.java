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

package io.centrifugo.engine.broker.redis.map;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.BrokerEvents;
import io.centrifugo.engine.broker.BrokerHealth;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.map.MapBroker;
import io.centrifugo.engine.broker.map.MapChannels;
import io.centrifugo.engine.broker.map.MapPublishOptions;
import io.centrifugo.engine.broker.map.MapRemoveOptions;
import io.centrifugo.engine.broker.map.MapState;
import io.centrifugo.engine.broker.map.MapStateFilter;
import io.centrifugo.engine.broker.map.MapUpdateResult;
import io.centrifugo.engine.broker.map.WriteCondition;
import io.centrifugo.engine.broker.redis.connection.PubSubLoops;
import io.centrifugo.engine.broker.redis.connection.PubSubSettings;
import io.centrifugo.engine.broker.redis.connection.RedisFailures;
import io.centrifugo.engine.broker.redis.connection.RedisShard;
import io.centrifugo.engine.broker.redis.connection.RedisShards;
import io.centrifugo.engine.broker.redis.connection.RedisValue;
import io.centrifugo.engine.metrics.BrokerMetrics;
import io.centrifugo.engine.protocol.MapEntryChange;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;

/**
 * Maps in Redis, shared with the original's nodes. A write is one script; whatever goes
 * wrong is error 100, within the command time-out. After a pub/sub connection broke,
 * {@link BrokerEvents#onResubscribed} tells of all its channels.
 *
 * @since 0.1.0
 */
public final class RedisMapBroker implements MapBroker, BrokerHealth {

	private static final Logger logger = LoggerFactory.getLogger(RedisMapBroker.class);

	private final RedisShards shards;

	private final RedisMapBrokerOptions options;

	private final MapKeys keys;

	private final MapScripts scripts;

	private final Clock clock;

	private final BrokerMetrics metrics;

	private volatile @Nullable Receiver receiver;

	private volatile @Nullable Disposable sweeping;

	/**
	 * Create a broker.
	 * @param shards the shards, in the order that all nodes share; they stay the caller's
	 * @param options settings
	 * @param clock tells when keys expire
	 * @param metrics recorder
	 */
	public RedisMapBroker(List<RedisShard> shards, RedisMapBrokerOptions options, Clock clock, BrokerMetrics metrics) {
		this.shards = new RedisShards(shards);
		MapScripts.load(shards);
		MapSweep.load(shards);
		this.options = options;
		this.keys = new MapKeys(options.broker().prefix());
		this.scripts = new MapScripts(this.keys);
		this.clock = clock;
		this.metrics = metrics;
	}

	@Override
	public Mono<Void> start(BrokerEvents events, MapChannels channels) {
		return this.shards.start().then(Mono.defer(() -> {
			PubSubLoops loops = new PubSubLoops(this.shards, this.options.broker().pubSubConnections(),
					(shard, connection) -> settings(shard, connection, events));
			this.receiver = new Receiver(events, channels, loops);
			return loops.start();
		})).doOnSuccess((nothing) -> startSweep(channels)).onErrorResume((ex) -> stop().then(Mono.error(ex)));
	}

	private PubSubSettings settings(RedisShard shard, int connection, BrokerEvents events) {
		byte[] service = this.keys.service(connection);
		return new PubSubSettings(shard.name() + ".map-pubsub-" + connection, List.of(service), service,
				this.keys::traffic, (channel, message) -> onMessage(channel, message, events), events::onResubscribed,
				this.options.broker().probeInterval(), this.metrics);
	}

	private void onMessage(byte[] pubSubChannel, byte[] message, BrokerEvents events) {
		String channel = this.keys.channelOf(pubSubChannel);
		if (channel == null) {
			return;
		}
		try {
			MapValue.deliver(channel, message, events);
		}
		catch (MalformedFrameException ex) {
			logger.debug("Dropping a message of map {} that does not parse", channel, ex);
			this.metrics.pubSubError("handle_client_message");
		}
	}

	private void startSweep(MapChannels channels) {
		Duration interval = this.options.cleanupInterval();
		if (interval.isNegative() || interval.isZero()) {
			return;
		}
		MapSweep sweep = new MapSweep(this.keys, channels, this.options.cleanupBatchSize());
		this.sweeping = Mono.delay(interval)
			.then(Mono.defer(() -> sweep(sweep)))
			.repeat()
			.subscribe(null, (ex) -> logger.error("Expired keys are not removed any more", ex));
	}

	private Mono<Void> sweep(MapSweep sweep) {
		return Flux.fromIterable(this.shards.all())
			.flatMap((shard) -> sweep.run(shard, this.clock.millis()))
			.then()
			.onErrorResume((ex) -> {
				logger.debug("Cannot remove expired keys, trying again later", ex);
				return Mono.empty();
			});
	}

	@Override
	public Mono<Void> stop() {
		return Mono.defer(() -> {
			Disposable sweep = this.sweeping;
			if (sweep != null) {
				sweep.dispose();
			}
			Receiver current = this.receiver;
			return (current != null) ? current.loops().stop() : Mono.empty();
		});
	}

	@Override
	public Mono<Void> subscribe(Collection<String> channels) {
		return Mono.defer(() -> started().loops().subscribe(channels));
	}

	@Override
	public Mono<Void> unsubscribe(Collection<String> channels) {
		return Mono.defer(() -> started().loops().unsubscribe(channels));
	}

	private Receiver started() {
		Receiver current = this.receiver;
		if (current == null) {
			throw new IllegalStateException("Map broker is not started");
		}
		return current;
	}

	private <T> Mono<T> call(String channel, Function<MapScripts.Target, Mono<T>> body) {
		return Mono
			.defer(() -> body
				.apply(new MapScripts.Target(this.shards.of(channel), channel, started().channels().settings(channel))))
			.onErrorMap(RedisFailures::translate);
	}

	@Override
	public Mono<MapUpdateResult> publish(String channel, String key, Payload data, MapPublishOptions publishOptions) {
		return call(channel, (target) -> {
			requireStream(target, publishOptions.condition());
			Publication write = Publication.builder(data)
				.map(new MapEntryChange(key, false, 0))
				.info(publishOptions.clientInfo())
				.tags(publishOptions.tags())
				.time(this.clock.millis())
				.build();
			return this.scripts.update(target, write, publishOptions.delta(), publishOptions.idempotency(),
					publishOptions.condition());
		});
	}

	@Override
	public Mono<MapUpdateResult> remove(String channel, String key, MapRemoveOptions removeOptions) {
		WriteCondition condition = new WriteCondition(0, "", WriteCondition.KeyMode.REPLACE, false,
				removeOptions.expected());
		return call(channel, (target) -> {
			requireStream(target, condition);
			return tags(target, key, removeOptions.tags()).flatMap((tags) -> this.scripts.update(target,
					removal(key, tags), false, removeOptions.idempotency(), condition));
		});
	}

	private static void requireStream(MapScripts.Target target, WriteCondition condition) {
		if (!target.settings().streamed() && !condition.streamless()) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
	}

	private Mono<Map<String, String>> tags(MapScripts.Target target, String key, @Nullable Map<String, String> tags) {
		if (tags != null) {
			return Mono.just(tags);
		}
		return this.scripts.readState(target, MapStateFilter.key(key))
			.map((state) -> state.entries().isEmpty() ? Map.of() : state.entries().get(0).tags());
	}

	private Publication removal(String key, Map<String, String> tags) {
		return Publication.builder(Payload.EMPTY)
			.map(new MapEntryChange(key, true, 0))
			.tags(tags)
			.time(this.clock.millis())
			.build();
	}

	@Override
	public Mono<MapState> readState(String channel, MapStateFilter filter) {
		return call(channel, (target) -> this.scripts.readState(target, filter));
	}

	@Override
	public Mono<History> readStream(String channel, HistoryFilter filter) {
		return call(channel, (target) -> this.scripts.readChanges(target, filter));
	}

	@Override
	public Mono<Integer> size(String channel) {
		return call(channel, (target) -> target.shard().call((commands) -> commands.hlen(this.keys.state(channel))))
			.map(Long::intValue);
	}

	@Override
	public Mono<Void> clear(String channel) {
		return call(channel, (target) -> target.shard().call((commands) -> {
			commands.zrem(this.keys.registry(), RedisValue.of(channel));
			return commands.del(this.keys.changes(channel), this.keys.meta(channel), this.keys.state(channel),
					this.keys.stateMeta(channel), this.keys.order(channel), this.keys.expiry(channel));
		})).doOnNext((count) -> started().events().onResubscribed(List.of(channel))).then();
	}

	@Override
	public Mono<Map<String, String>> check() {
		return this.shards.check().map((results) -> {
			Receiver current = this.receiver;
			if (current != null) {
				current.loops().check(results);
			}
			return results;
		});
	}

	/**
	 * Whom this broker was started for, and by what it hears.
	 */
	private record Receiver(BrokerEvents events, MapChannels channels, PubSubLoops loops) {
	}

}
