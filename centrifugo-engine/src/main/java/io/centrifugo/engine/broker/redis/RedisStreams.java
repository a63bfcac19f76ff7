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
import java.util.ArrayList;
import java.util.List;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.Epochs;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.broker.PublishResult;
import io.centrifugo.engine.broker.redis.connection.RedisShard;
import io.centrifugo.engine.broker.redis.connection.RedisValue;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.protobuf.PublicationProtobuf;

/**
 * Publishing to and reading from streams by scripts.
 */
final class RedisStreams {

	private static final byte[] NOTHING = new byte[0];

	private static final byte[] PUBLISH = RedisValue.of("publish");

	private final RedisKeys keys;

	private final CollidingNames collisions = new CollidingNames();

	RedisStreams(RedisKeys keys) {
		this.keys = keys;
	}

	/**
	 * Publish.
	 * @param shard the channel's shard
	 * @param channel the channel
	 * @param publication what to publish, without position
	 * @param options the rest
	 */
	Mono<PublishResult> publish(RedisShard shard, String channel, Publication publication, PublishOptions options) {
		if (options.history().enabled()) {
			return append(shard, channel, PublicationProtobuf.encode(publication), options);
		}
		byte[] bytes = PublicationProtobuf.encode(publication.toBuilder().delta(options.delta()).build());
		if (!options.idempotencyKey().isEmpty()) {
			return publishOnce(shard, channel, bytes, options);
		}
		return shard.call((commands) -> commands.publish(this.keys.traffic(channel), bytes))
			.thenReturn(PublishResult.NO_POSITION);
	}

	private Mono<PublishResult> append(RedisShard shard, String channel, byte[] publication, PublishOptions options) {
		String idempotencyKey = options.idempotencyKey();
		this.collisions.check(channel, idempotencyKey);
		byte[][] names = { this.keys.stream(channel), this.keys.meta(channel),
				this.keys.result(channel, idempotencyKey) };
		return RedisScript.PUBLISH_STREAM
			.run(shard, names, publication, RedisValue.of(options.history().size()),
					RedisValue.of(seconds(options.history().ttl())), this.keys.traffic(channel),
					RedisValue.of(metaSeconds(options.history().metaTtl())), RedisValue.of(Epochs.random()), PUBLISH,
					idempotencyKey.isEmpty() ? NOTHING : RedisValue.of(seconds(options.idempotentResultTtl())),
					options.delta() ? RedisValue.flag(true) : NOTHING,
					RedisValue.of(Long.toUnsignedString(options.version())), RedisValue.of(options.versionEpoch()))
			.map(RedisStreams::publishResult);
	}

	private static PublishResult publishResult(List<Object> reply) {
		StreamPosition position = new StreamPosition(RedisValue.number(reply.get(0)), RedisValue.text(reply.get(1)));
		String suppressed = RedisValue.text(reply.get(2)).equals("1") ? "idempotency"
				: (RedisValue.text(reply.get(3)).equals("1") ? "version" : "");
		return new PublishResult(position, suppressed);
	}

	private Mono<PublishResult> publishOnce(RedisShard shard, String channel, byte[] publication,
			PublishOptions options) {
		this.collisions.check("", options.idempotencyKey());
		byte[][] names = { this.keys.result(channel, options.idempotencyKey()) };
		return RedisScript.PUBLISH_ONCE
			.run(shard, names, publication, this.keys.traffic(channel), PUBLISH,
					RedisValue.of(seconds(options.idempotentResultTtl())))
			.map((reply) -> (RedisValue.number(reply.get(0)) == 1)
					? new PublishResult(StreamPosition.ZERO, "idempotency") : PublishResult.NO_POSITION);
	}

	/**
	 * Read.
	 * @param shard the channel's shard
	 * @param channel the channel
	 * @param filter what to read
	 * @param metaTtl lifetime of the position
	 */
	Mono<History> history(RedisShard shard, String channel, HistoryFilter filter, Duration metaTtl) {
		StreamPosition since = filter.since();
		long first = 0;
		boolean entries = filter.limit() != 0;
		if (since != null) {
			first = filter.reverse() ? since.offset() - 1 : since.offset() + 1;
			entries = entries && first != 0;
		}
		byte[][] names = { this.keys.stream(channel), this.keys.meta(channel) };
		return RedisScript.HISTORY_STREAM
			.run(shard, names, RedisValue.flag(entries), RedisValue.of(Long.toUnsignedString(first)),
					RedisValue.of(Math.max(0, filter.limit())), RedisValue.flag(filter.reverse()),
					RedisValue.of(metaSeconds(metaTtl)), RedisValue.of(Epochs.random()))
			.map(RedisStreams::history);
	}

	private static History history(List<Object> reply) {
		StreamPosition top = new StreamPosition(RedisValue.number(reply.get(0)), RedisValue.text(reply.get(1)));
		List<Publication> publications = new ArrayList<>();
		if (reply.size() > 2) {
			for (Object entry : (List<?>) reply.get(2)) {
				publications.add(publication((List<?>) entry));
			}
		}
		return new History(publications, top);
	}

	private static Publication publication(List<?> entry) {
		String id = RedisValue.text(entry.get(0));
		long offset = Long.parseUnsignedLong(id.substring(0, id.indexOf('-')));
		byte[] bytes = (byte[]) ((List<?>) entry.get(1)).get(1);
		return PublicationProtobuf.decode(bytes).toBuilder().offset(offset).build();
	}

	/**
	 * Remove the publications; the position stays.
	 */
	Mono<Void> remove(RedisShard shard, String channel) {
		return shard.call((commands) -> commands.del(this.keys.stream(channel))).then();
	}

	/**
	 * Return whole seconds, rounded up: no lifetime is shorter than asked for.
	 */
	private static long seconds(Duration duration) {
		return Math.max(1, (duration.toMillis() + 999) / 1000);
	}

	/**
	 * Return whole seconds, 0 for a lifetime without end.
	 */
	private static long metaSeconds(Duration duration) {
		return duration.isZero() ? 0 : seconds(duration);
	}

}
