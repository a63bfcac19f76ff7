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

package io.centrifugo.engine.broker.redis;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.BrokerEvents;
import io.centrifugo.engine.broker.BrokerHealth;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.broker.PublishResult;
import io.centrifugo.engine.broker.redis.connection.PubSubLoops;
import io.centrifugo.engine.broker.redis.connection.PubSubSettings;
import io.centrifugo.engine.broker.redis.connection.RedisFailures;
import io.centrifugo.engine.broker.redis.connection.RedisShard;
import io.centrifugo.engine.broker.redis.connection.RedisShards;
import io.centrifugo.engine.metrics.BrokerMetrics;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;

/**
 * Streams of publications in Redis, shared with the original's nodes. A publish with
 * history is one script; whatever goes wrong is error 100, within the command time-out.
 * After a pub/sub connection broke, {@link BrokerEvents#onResubscribed} tells of all its
 * channels: publications in channels with history are then found by their positions,
 * those in channels without are lost.
 *
 * @since 0.1.0
 */
public final class RedisBroker implements Broker, BrokerHealth {

	private static final Logger logger = LoggerFactory.getLogger(RedisBroker.class);

	private final RedisShards shards;

	private final RedisBrokerOptions options;

	private final RedisKeys keys;

	private final RedisStreams streams;

	private final BrokerMetrics metrics;

	private volatile @Nullable PubSubLoops loops;

	/**
	 * Create a broker.
	 * @param shards the shards, in the order that all nodes share; they stay the caller's
	 * @param options settings
	 * @param metrics recorder
	 */
	public RedisBroker(List<RedisShard> shards, RedisBrokerOptions options, BrokerMetrics metrics) {
		this.shards = new RedisShards(shards);
		RedisScript.load(shards, RedisScript.PUBLISH_STREAM, RedisScript.PUBLISH_ONCE, RedisScript.HISTORY_STREAM);
		this.options = options;
		this.keys = new RedisKeys(options.prefix(), false);
		this.streams = new RedisStreams(this.keys);
		this.metrics = metrics;
	}

	@Override
	public Mono<Void> start(BrokerEvents events) {
		return this.shards.start()
			.thenMany(Flux.fromIterable(this.shards.all()).flatMap(this::checkServer))
			.then(Mono.defer(() -> startLoops(events)))
			.onErrorResume((ex) -> stop().then(Mono.error(ex)));
	}

	/**
	 * Refuse servers without streams, and clusters, whose keys would be others.
	 */
	private Mono<Void> checkServer(RedisShard shard) {
		return ServerCheck.run(shard, this.keys);
	}

	private Mono<Void> startLoops(BrokerEvents events) {
		PubSubLoops created = new PubSubLoops(this.shards, this.options.pubSubConnections(),
				(shard, connection) -> settings(shard, connection, events));
		this.loops = created;
		return created.start();
	}

	private PubSubSettings settings(RedisShard shard, int connection, BrokerEvents events) {
		byte[] service = this.keys.service(connection);
		return new PubSubSettings(shard.name() + ".pubsub-" + connection, List.of(service), service, this.keys::traffic,
				(channel, message) -> onMessage(channel, message, events), events::onResubscribed,
				this.options.probeInterval(), this.metrics);
	}

	private void onMessage(byte[] pubSubChannel, byte[] message, BrokerEvents events) {
		String channel = this.keys.channelOf(pubSubChannel);
		if (channel == null) {
			return;
		}
		try {
			TrafficMessage.deliver(channel, message, events);
		}
		catch (MalformedFrameException ex) {
			logger.debug("Dropping a message of channel {} that does not parse", channel, ex);
			this.metrics.pubSubError("handle_client_message");
		}
	}

	@Override
	public Mono<Void> stop() {
		return Mono.defer(() -> (this.loops != null) ? this.loops.stop() : Mono.empty());
	}

	@Override
	public Mono<Void> subscribe(Collection<String> channels) {
		return Mono.defer(() -> started().subscribe(channels));
	}

	@Override
	public Mono<Void> unsubscribe(Collection<String> channels) {
		return Mono.defer(() -> started().unsubscribe(channels));
	}

	private PubSubLoops started() {
		PubSubLoops current = this.loops;
		if (current == null) {
			throw new IllegalStateException("Broker is not started");
		}
		return current;
	}

	@Override
	public Mono<PublishResult> publish(String channel, Payload data, PublishOptions publishOptions) {
		return Mono.defer(() -> {
			Publication publication = Publication.builder(data)
				.info(publishOptions.clientInfo())
				.tags(publishOptions.tags())
				.time(System.currentTimeMillis())
				.build();
			return this.streams.publish(this.shards.of(channel), channel, publication, publishOptions);
		}).onErrorMap(RedisFailures::translate);
	}

	@Override
	public Mono<Void> publishJoin(String channel, ClientInfo info) {
		return publish(channel, TrafficMessage.join(info));
	}

	@Override
	public Mono<Void> publishLeave(String channel, ClientInfo info) {
		return publish(channel, TrafficMessage.leave(info));
	}

	private Mono<Void> publish(String channel, byte[] message) {
		return this.shards.of(channel)
			.call((commands) -> commands.publish(this.keys.traffic(channel), message))
			.then()
			.onErrorMap(RedisFailures::translate);
	}

	@Override
	public Mono<History> history(String channel, HistoryFilter filter, Duration metaTtl) {
		return Mono.defer(() -> this.streams.history(this.shards.of(channel), channel, filter, metaTtl))
			.onErrorMap(RedisFailures::translate);
	}

	@Override
	public Mono<Void> removeHistory(String channel) {
		return Mono.defer(() -> this.streams.remove(this.shards.of(channel), channel))
			.onErrorMap(RedisFailures::translate);
	}

	@Override
	public Mono<Map<String, String>> check() {
		return this.shards.check().map((results) -> {
			PubSubLoops current = this.loops;
			if (current != null) {
				current.check(results);
			}
			return results;
		});
	}

}
