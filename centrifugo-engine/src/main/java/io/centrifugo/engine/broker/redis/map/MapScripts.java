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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.Epochs;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.map.Idempotency;
import io.centrifugo.engine.broker.map.MapSettings;
import io.centrifugo.engine.broker.map.MapState;
import io.centrifugo.engine.broker.map.MapStateFilter;
import io.centrifugo.engine.broker.map.MapUpdateResult;
import io.centrifugo.engine.broker.map.MapUpdateResult.Suppression;
import io.centrifugo.engine.broker.map.WriteCondition;
import io.centrifugo.engine.broker.redis.connection.LuaScript;
import io.centrifugo.engine.broker.redis.connection.RedisShard;
import io.centrifugo.engine.broker.redis.connection.RedisValue;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.protobuf.PublicationProtobuf;

/**
 * Writing and reading maps by scripts.
 */
final class MapScripts {

	private static final LuaScript UPDATE = new LuaScript(MapScripts.class, "map_update");

	private static final LuaScript STATE = new LuaScript(MapScripts.class, "map_state");

	private static final LuaScript CHANGES = new LuaScript(MapScripts.class, "map_changes");

	private static final byte[] NOTHING = {};

	private final MapKeys keys;

	MapScripts(MapKeys keys) {
		this.keys = keys;
	}

	static void load(List<RedisShard> shards) {
		LuaScript.load(shards, List.of(UPDATE, STATE, CHANGES));
	}

	/**
	 * Write or remove a key.
	 * @param target where
	 * @param change the write or removal, without position
	 * @param delta whether deltas are wanted
	 * @param idempotency makes repeats harmless
	 * @param condition on what condition
	 */
	Mono<MapUpdateResult> update(Target target, Publication change, boolean delta, Idempotency idempotency,
			WriteCondition condition) {
		String channel = target.channel();
		MapSettings settings = target.settings();
		byte[][] names = { this.keys.changes(channel), this.keys.meta(channel),
				this.keys.result(channel, idempotency.key()), this.keys.state(channel), this.keys.order(channel),
				this.keys.expiry(channel), this.keys.stateMeta(channel), this.keys.registry() };
		StreamPosition expected = condition.expected();
		return UPDATE
			.run(target.shard(), names, RedisValue.of(change.key()), PublicationProtobuf.encode(change),
					RedisValue.flag(change.removed()), RedisValue.flag(settings.streamed()),
					RedisValue.of(settings.streamSize()), millis(settings.streamTtl()), millis(settings.metaTtl()),
					millis(settings.keyTtl()), RedisValue.of(Epochs.random()), RedisValue.of(change.time()),
					this.keys.traffic(channel), RedisValue.of(channel), RedisValue.flag(delta),
					idempotency.key().isEmpty() ? NOTHING : millis(idempotency.resultTtl()),
					RedisValue.of(Long.toUnsignedString(condition.version())), RedisValue.of(condition.versionEpoch()),
					RedisValue.of(condition.keyMode().value()), RedisValue.flag(condition.renew()),
					(expected != null) ? RedisValue.of(Long.toUnsignedString(expected.offset())) : NOTHING,
					RedisValue.of((expected != null) ? expected.epoch() : ""))
			.map(MapScripts::result);
	}

	private static MapUpdateResult result(List<Object> reply) {
		StreamPosition position = position(reply);
		String reason = RedisValue.text(reply.get(2));
		for (Suppression suppression : Suppression.values()) {
			if (suppression.value().equals(reason)) {
				byte[] current = (byte[]) reply.get(3);
				return new MapUpdateResult(position, suppression, (current.length > 0) ? MapValue.read(current) : null);
			}
		}
		throw new IllegalStateException("Unknown reason " + reason);
	}

	private static StreamPosition position(List<Object> reply) {
		return new StreamPosition(RedisValue.number(reply.get(0)), RedisValue.text(reply.get(1)));
	}

	Mono<MapState> readState(Target target, MapStateFilter filter) {
		String channel = target.channel();
		byte[][] names = { this.keys.state(channel), this.keys.meta(channel), this.keys.stateMeta(channel),
				this.keys.expiry(channel) };
		return STATE
			.run(target.shard(), names, RedisValue.of(filter.cursor()), RedisValue.of(filter.limit()),
					RedisValue.of(filter.key()), RedisValue.flag(target.settings().streamed()),
					millis(target.settings().metaTtl()), RedisValue.of(Epochs.random()))
			.map((reply) -> state(reply, filter.revision()));
	}

	private static MapState state(List<Object> reply, @Nullable StreamPosition revision) {
		StreamPosition top = position(reply);
		requireEpoch(revision, top);
		List<?> flat = (List<?>) reply.get(3);
		List<Publication> entries = new ArrayList<>(flat.size() / 2);
		for (int i = 1; i < flat.size(); i += 2) {
			entries.add(MapValue.read((byte[]) flat.get(i)));
		}
		return new MapState(entries, top, RedisValue.text(reply.get(2)));
	}

	private static void requireEpoch(@Nullable StreamPosition known, StreamPosition top) {
		if (known != null && !known.epoch().isEmpty() && !known.epoch().equals(top.epoch())) {
			throw ProtocolError.UNRECOVERABLE_POSITION.toException();
		}
	}

	Mono<History> readChanges(Target target, HistoryFilter filter) {
		if (!target.settings().streamed()) {
			return Mono.just(new History(List.of(), StreamPosition.ZERO));
		}
		StreamPosition since = filter.since();
		long first = first(filter);
		boolean reads = filter.limit() != 0 && (since == null || first != 0);
		String all = filter.reverse() ? "+" : "-";
		byte[][] names = { this.keys.changes(target.channel()), this.keys.meta(target.channel()) };
		return CHANGES
			.run(target.shard(), names, RedisValue.flag(reads),
					RedisValue.of((since != null) ? Long.toUnsignedString(first) : all),
					RedisValue.of(Math.max(0, filter.limit())), RedisValue.flag(filter.reverse()),
					millis(target.settings().metaTtl()), RedisValue.of(Epochs.random()))
			.map((reply) -> history(reply, since));
	}

	private static long first(HistoryFilter filter) {
		StreamPosition since = filter.since();
		if (since == null) {
			return 0;
		}
		return filter.reverse() ? since.offset() - 1 : since.offset() + 1;
	}

	private static History history(List<Object> reply, @Nullable StreamPosition since) {
		StreamPosition top = position(reply);
		requireEpoch(since, top);
		List<Publication> changes = new ArrayList<>();
		for (Object entry : (List<?>) reply.get(2)) {
			changes.add(change((List<?>) entry));
		}
		return new History(changes, top);
	}

	private static Publication change(List<?> entry) {
		String id = RedisValue.text(entry.get(0));
		long offset = Long.parseUnsignedLong(id.substring(0, id.indexOf('-')));
		List<?> fields = (List<?>) entry.get(1);
		for (int i = 0; i < fields.size(); i += 2) {
			if (RedisValue.text(fields.get(i)).equals("d")) {
				return PublicationProtobuf.decode((byte[]) fields.get(i + 1)).toBuilder().offset(offset).build();
			}
		}
		throw new IllegalStateException("Change without a publication");
	}

	/**
	 * Write a lifetime, at least a millisecond unless it is none.
	 */
	static byte[] millis(Duration duration) {
		return RedisValue.of(duration.isZero() ? 0 : Math.max(1, duration.toMillis()));
	}

	/**
	 * Where a map is, and how it keeps state.
	 *
	 * @param shard where
	 * @param channel the channel
	 * @param settings how
	 */
	record Target(RedisShard shard, String channel, MapSettings settings) {
	}

}
