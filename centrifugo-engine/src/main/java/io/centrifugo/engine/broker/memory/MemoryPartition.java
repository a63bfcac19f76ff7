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

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.broker.BrokerEvents;
import io.centrifugo.engine.broker.Epochs;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.broker.PublishResult;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * A part of all channels behind one lock. Events are handed over under the lock, which
 * keeps the order of each channel; receivers only enqueue.
 */
final class MemoryPartition {

	private final Map<String, MemoryStream> streams = new HashMap<>();

	private final DeadlineQueue<String> historyDeadlines = new DeadlineQueue<>();

	private final DeadlineQueue<String> metaDeadlines = new DeadlineQueue<>();

	private final ResultMemory results = new ResultMemory();

	synchronized PublishResult publish(String channel, Publication publication, PublishOptions options, long now,
			BrokerEvents events) {
		if (options.idempotencyKey().isEmpty()) {
			return publishOnce(channel, publication, options, now, events);
		}
		StreamPosition known = this.results.find(channel, options.idempotencyKey());
		if (known != null) {
			return new PublishResult(known, "idempotency");
		}
		PublishResult result = publishOnce(channel, publication, options, now, events);
		if (result.suppressed().isEmpty()) {
			this.results.put(channel, options.idempotencyKey(), result.position(), now, options.idempotentResultTtl());
		}
		return result;
	}

	private PublishResult publishOnce(String channel, Publication publication, PublishOptions options, long now,
			BrokerEvents events) {
		HistoryOptions history = options.history();
		if (!history.enabled()) {
			events.onPublication(channel, publication, StreamPosition.ZERO, options.delta(), null);
			return PublishResult.NO_POSITION;
		}
		MemoryStream stream = stream(channel);
		if (options.version() != 0 && !stream.advanceVersion(options.version(), options.versionEpoch())) {
			return new PublishResult(stream.position(), "version");
		}
		Publication previous = options.delta() ? stream.last() : null;
		Publication kept = stream.append(publication, history.size());
		this.historyDeadlines.set(channel, now + history.ttl().toMillis());
		renew(channel, history.metaTtl(), now);
		events.onPublication(channel, kept, stream.position(), options.delta(), previous);
		return new PublishResult(stream.position());
	}

	synchronized void run(Runnable event) {
		event.run();
	}

	synchronized History history(String channel, HistoryFilter filter, Duration metaTtl, long now) {
		MemoryStream stream = stream(channel);
		renew(channel, metaTtl, now);
		return new History(stream.read(filter), stream.position());
	}

	synchronized void removeHistory(String channel) {
		@Nullable MemoryStream stream = this.streams.get(channel);
		if (stream != null) {
			stream.clear();
		}
	}

	synchronized void expire(long now) {
		this.historyDeadlines.expire(now, this::removeHistory);
		this.metaDeadlines.expire(now, this.streams::remove);
		this.results.expire(now);
	}

	private MemoryStream stream(String channel) {
		return this.streams.computeIfAbsent(channel, (name) -> new MemoryStream(Epochs.random()));
	}

	private void renew(String channel, Duration metaTtl, long now) {
		if (metaTtl.isZero()) {
			this.metaDeadlines.remove(channel);
		}
		else {
			this.metaDeadlines.set(channel, now + metaTtl.toMillis());
		}
	}

}
