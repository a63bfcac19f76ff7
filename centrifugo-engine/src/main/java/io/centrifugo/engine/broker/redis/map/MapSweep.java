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

import java.util.ArrayList;
import java.util.List;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.Epochs;
import io.centrifugo.engine.broker.map.MapChannels;
import io.centrifugo.engine.broker.map.MapSettings;
import io.centrifugo.engine.broker.redis.connection.LuaScript;
import io.centrifugo.engine.broker.redis.connection.RedisShard;
import io.centrifugo.engine.broker.redis.connection.RedisValue;
import io.centrifugo.engine.protocol.MapEntryChange;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.protobuf.PublicationProtobuf;

/**
 * Turns keys whose time is over into removals. All nodes do it; each removal is decided
 * by Redis, so that it happens once. Every visit tells the registry when the next key of
 * the channel expires, also when there was nothing to remove.
 */
final class MapSweep {

	private static final Logger logger = LoggerFactory.getLogger(MapSweep.class);

	private static final LuaScript EXPIRED = new LuaScript(MapSweep.class, "map_expired");

	private static final LuaScript EXPIRE = new LuaScript(MapSweep.class, "map_expire");

	private static final int MOST_CHANNELS = 10_000;

	private static final int CHANNELS_AT_ONCE = 64;

	private static final int BATCHES = 10;

	private final MapKeys keys;

	private final MapChannels channels;

	private final int batchSize;

	MapSweep(MapKeys keys, MapChannels channels, int batchSize) {
		this.keys = keys;
		this.channels = channels;
		this.batchSize = batchSize;
	}

	static void load(List<RedisShard> shards) {
		LuaScript.load(shards, List.of(EXPIRED, EXPIRE));
	}

	/**
	 * Visit the channels of a shard in which keys may have expired.
	 * @param shard the shard
	 * @param now the Unix milliseconds
	 */
	Mono<Void> run(RedisShard shard, long now) {
		return shard
			.call((commands) -> commands.zrangebyscore(this.keys.registry(), Range.create(0, now),
					Limit.from(MOST_CHANNELS)))
			.flatMapIterable((due) -> due)
			.flatMap((channel) -> visit(shard, RedisValue.text(channel), now), CHANNELS_AT_ONCE)
			.then();
	}

	private Mono<Void> visit(RedisShard shard, String channel, long now) {
		MapSettings settings;
		try {
			settings = this.channels.settings(channel);
		}
		catch (RuntimeException ex) {
			logger.debug("Channel {} is no map here, others may know it", channel, ex);
			return Mono.empty();
		}
		return Mono.defer(() -> expire(new MapScripts.Target(shard, channel, settings), now))
			.repeat(BATCHES - 1)
			.takeUntil((found) -> found < this.batchSize)
			.then();
	}

	private Mono<Integer> expire(MapScripts.Target target, long now) {
		byte[][] names = { this.keys.state(target.channel()), this.keys.expiry(target.channel()) };
		return EXPIRED.run(target.shard(), names, RedisValue.of(now), RedisValue.of(this.batchSize))
			.flatMap((found) -> remove(target, found, now).thenReturn(found.size() / 3));
	}

	private Mono<Void> remove(MapScripts.Target target, List<Object> found, long now) {
		String channel = target.channel();
		MapSettings settings = target.settings();
		byte[][] names = { this.keys.changes(channel), this.keys.meta(channel), this.keys.state(channel),
				this.keys.order(channel), this.keys.expiry(channel), this.keys.stateMeta(channel),
				this.keys.registry() };
		List<byte[]> arguments = new ArrayList<>(
				List.of(RedisValue.of(channel), this.keys.traffic(channel), RedisValue.flag(settings.streamed()),
						RedisValue.of(settings.streamSize()), MapScripts.millis(settings.streamTtl()),
						MapScripts.millis(settings.metaTtl()), RedisValue.of(Epochs.random())));
		for (int i = 0; i < found.size(); i += 3) {
			byte[] key = (byte[]) found.get(i);
			arguments.add(key);
			arguments.add(removal(RedisValue.text(key), (byte[]) found.get(i + 1), now));
			arguments.add((byte[]) found.get(i + 2));
		}
		return EXPIRE.run(target.shard(), names, arguments.toArray(byte[][]::new)).then();
	}

	private static byte[] removal(String key, byte[] value, long now) {
		Publication.Builder removal = Publication.builder(Payload.EMPTY)
			.map(new MapEntryChange(key, true, 0))
			.time(now);
		try {
			removal.tags(MapValue.read(value).tags());
		}
		catch (MalformedFrameException ex) {
			logger.debug("An expired value does not parse", ex);
		}
		return PublicationProtobuf.encode(removal.build());
	}

}
