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

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.broker.BrokerEvents;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.map.Idempotency;
import io.centrifugo.engine.broker.map.MapChannels;
import io.centrifugo.engine.broker.map.MapPublishOptions;
import io.centrifugo.engine.broker.map.MapRemoveOptions;
import io.centrifugo.engine.broker.map.MapSettings;
import io.centrifugo.engine.broker.map.MapState;
import io.centrifugo.engine.broker.map.MapStateFilter;
import io.centrifugo.engine.broker.map.MapUpdateResult;
import io.centrifugo.engine.broker.map.MapUpdateResult.Suppression;
import io.centrifugo.engine.protocol.MapEntryChange;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * A part of all maps behind one lock. Events are handed over under the lock, which keeps
 * the order of each channel; receivers only enqueue. Maps without a stream have no epochs
 * of their own and are dropped with their last key.
 */
final class MemoryMapPartition {

	private final Map<String, MemoryMap> maps = new HashMap<>();

	private final DeadlineQueue<EntryName> keyDeadlines = new DeadlineQueue<>();

	private final DeadlineQueue<String> streamDeadlines = new DeadlineQueue<>();

	private final DeadlineQueue<String> metaDeadlines = new DeadlineQueue<>();

	private final ResultMemory results = new ResultMemory();

	private final Epochs epochs;

	/**
	 * Create an empty part.
	 * @param epochs makes up epochs
	 */
	MemoryMapPartition(Epochs epochs) {
		this.epochs = epochs;
	}

	synchronized MapUpdateResult publish(Call call, Publication write, MapPublishOptions options) {
		MapUpdateResult repeated = repeated(call, options.idempotency());
		if (repeated != null) {
			return repeated;
		}
		MemoryMap map = open(call);
		MapUpdateResult refusal = map.refusal(write.key(), options.condition());
		if (refusal != null) {
			if (refusal.suppression() == Suppression.KEY_EXISTS && options.condition().renew()) {
				renew(call, write.key());
			}
			dropIfEmpty(call, map);
			return refusal;
		}
		Publication previous = options.delta() ? map.find(write.key()) : null;
		Publication kept = map.put(write, options.condition(), call.settings().streamSize());
		renew(call, write.key());
		return made(call, kept, options.delta(), previous, options.idempotency());
	}

	synchronized MapUpdateResult remove(Call call, String key, MapRemoveOptions options) {
		MapUpdateResult repeated = repeated(call, options.idempotency());
		if (repeated != null) {
			return repeated;
		}
		MemoryMap map = this.maps.get(call.channel());
		if (map == null) {
			return new MapUpdateResult(StreamPosition.ZERO,
					(options.expected() != null) ? Suppression.POSITION_MISMATCH : Suppression.KEY_NOT_FOUND);
		}
		MapUpdateResult refusal = map.refusal(key, options.expected());
		if (refusal != null) {
			return refusal;
		}
		Publication removal = remove(call, map, key, options.tags());
		return made(call, removal, false, null, options.idempotency());
	}

	private Publication remove(Call call, MemoryMap map, String key, @Nullable Map<String, String> tags) {
		Publication entry = map.find(key);
		Map<String, String> own = (entry != null) ? entry.tags() : Map.of();
		Publication removal = Publication.builder(Payload.EMPTY)
			.map(new MapEntryChange(key, true, 0))
			.tags((tags != null) ? tags : own)
			.time(call.now())
			.build();
		this.keyDeadlines.remove(new EntryName(call.channel(), key));
		return map.remove(removal, call.settings().streamSize());
	}

	private @Nullable MapUpdateResult repeated(Call call, Idempotency idempotency) {
		StreamPosition known = idempotency.key().isEmpty() ? null
				: this.results.find(call.channel(), idempotency.key());
		return (known != null) ? new MapUpdateResult(known, Suppression.IDEMPOTENCY) : null;
	}

	private MapUpdateResult made(Call call, Publication change, boolean delta, @Nullable Publication previous,
			Idempotency idempotency) {
		StreamPosition position = announce(call, change, delta, previous);
		if (!idempotency.key().isEmpty()) {
			this.results.put(call.channel(), idempotency.key(), position, call.now(), idempotency.resultTtl());
		}
		return new MapUpdateResult(position);
	}

	private StreamPosition announce(Call call, Publication change, boolean delta, @Nullable Publication previous) {
		MemoryMap map = open(call);
		if (call.settings().streamed()) {
			this.streamDeadlines.set(call.channel(), call.now() + call.settings().streamTtl().toMillis());
			renewMeta(call);
		}
		dropIfEmpty(call, map);
		call.events().onPublication(call.channel(), change, map.position(), delta, previous);
		return map.position();
	}

	private MemoryMap open(Call call) {
		return this.maps.computeIfAbsent(call.channel(),
				(name) -> new MemoryMap(this.epochs.next(call.settings().streamed())));
	}

	private void dropIfEmpty(Call call, MemoryMap map) {
		if (!call.settings().streamed() && map.size() == 0) {
			this.maps.remove(call.channel());
		}
	}

	private void renew(Call call, String key) {
		if (!call.settings().keyTtl().isZero()) {
			this.keyDeadlines.set(new EntryName(call.channel(), key), call.now() + call.settings().keyTtl().toMillis());
		}
		renewMeta(call);
	}

	private void renewMeta(Call call) {
		if (!call.settings().metaTtl().isZero()) {
			this.metaDeadlines.set(call.channel(), call.now() + call.settings().metaTtl().toMillis());
		}
	}

	synchronized MapState readState(Call call, MapStateFilter filter) {
		MemoryMap map = read(call, filter.revision());
		return map.readState(filter);
	}

	synchronized History readStream(Call call, HistoryFilter filter) {
		MemoryMap map = read(call, filter.since());
		return new History(map.readStream(filter), map.position());
	}

	private MemoryMap read(Call call, @Nullable StreamPosition known) {
		MemoryMap map = open(call);
		renewMeta(call);
		dropIfEmpty(call, map);
		if (known != null && !known.epoch().isEmpty() && !known.epoch().equals(map.position().epoch())) {
			throw ProtocolError.UNRECOVERABLE_POSITION.toException();
		}
		return map;
	}

	synchronized int size(String channel) {
		MemoryMap map = this.maps.get(channel);
		return (map != null) ? map.size() : 0;
	}

	synchronized void clear(Call call) {
		this.maps.remove(call.channel());
		this.streamDeadlines.remove(call.channel());
		this.metaDeadlines.remove(call.channel());
		this.results.forget(call.channel());
		call.events().onResubscribed(List.of(call.channel()));
	}

	synchronized void expire(long now, MapChannels channels, BrokerEvents events) {
		this.keyDeadlines.expire(now,
				(name) -> expire(new Call(name.channel(), channels.settings(name.channel()), now, events), name.key()));
		this.streamDeadlines.expire(now, (channel) -> {
			MemoryMap map = this.maps.get(channel);
			if (map != null) {
				map.clearStream();
			}
		});
		this.metaDeadlines.expire(now, this.maps::remove);
		this.results.expire(now);
	}

	private void expire(Call call, String key) {
		MemoryMap map = this.maps.get(call.channel());
		if (map != null && map.find(key) != null) {
			announce(call, remove(call, map, key, null), false, null);
		}
	}

	/**
	 * What every call concerns.
	 *
	 * @param channel the channel
	 * @param settings how it keeps state
	 * @param now the Unix milliseconds
	 * @param events receiver of changes
	 */
	record Call(String channel, MapSettings settings, long now, BrokerEvents events) {
	}

	/**
	 * Makes up epochs.
	 */
	@FunctionalInterface
	interface Epochs {

		/**
		 * Make up the epoch of a new map.
		 * @param streamed whether it has a stream
		 * @return the epoch
		 */
		String next(boolean streamed);

	}

	private record EntryName(String channel, String key) {
	}

}
