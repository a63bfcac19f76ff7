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

package io.centrifugo.engine.session.subscription;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.channel.RecoveryMode;
import io.centrifugo.engine.channel.TagsFilter;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Reads the stream for subscriptions that start: the top alone, what was missed, or the
 * newest publication.
 */
final class StreamReader {

	private final Broker broker;

	private final int limit;

	/**
	 * Create a reader.
	 * @param broker whose streams
	 * @param limit most publications recovered, 0 for no limit
	 */
	StreamReader(Broker broker, int limit) {
		this.broker = broker;
		this.limit = (limit > 0) ? limit : HistoryFilter.NO_LIMIT;
	}

	Mono<StreamRead> read(StreamSubscription subscription, RecoveryRequest request) {
		if (!subscription.flags().positioned()) {
			return Mono.just(StreamRead.UNPOSITIONED);
		}
		boolean cache = subscription.options().recovery().mode() == RecoveryMode.CACHE;
		boolean forced = cache && subscription.options().recovery().autoCacheRecover();
		if (!subscription.flags().recovery() || !(request.recover() || forced)) {
			return history(subscription, HistoryFilter.POSITION_ONLY)
				.map((history) -> StreamRead.top(history.position()));
		}
		return cache ? readCache(subscription, request) : readStream(subscription, request);
	}

	private Mono<History> history(StreamSubscription subscription, HistoryFilter filter) {
		Duration metaTtl = subscription.options().history().metaTtl();
		return this.broker.history(subscription.channel(), filter, metaTtl);
	}

	private Mono<StreamRead> readStream(StreamSubscription subscription, RecoveryRequest request) {
		StreamPosition since = request.since();
		return history(subscription, new HistoryFilter(since, this.limit, false)).map((history) -> {
			if (continues(since, history)) {
				return recovered(history, subscription.filter());
			}
			if (request.rejectUnrecovered()) {
				throw ProtocolError.UNRECOVERABLE_POSITION.toException();
			}
			return StreamRead.unrecovered(history.position());
		});
	}

	private static boolean continues(StreamPosition since, History history) {
		StreamPosition top = history.position();
		if (!since.epoch().isEmpty() && !since.epoch().equals(top.epoch())) {
			return false;
		}
		List<Publication> missed = history.publications();
		if (missed.isEmpty()) {
			return since.offset() == top.offset();
		}
		return missed.get(0).offset() == since.offset() + 1 && missed.get(missed.size() - 1).offset() == top.offset();
	}

	private static StreamRead recovered(History history, @Nullable TagsFilter filter) {
		List<Publication> missed = new ArrayList<>(history.publications().size());
		boolean rejected = false;
		for (Publication publication : history.publications()) {
			rejected = filter != null && !filter.matches(publication.tags());
			if (!rejected) {
				missed.add(ClientPublications.of(publication, history.position().epoch()));
			}
		}
		return new StreamRead(history.position(), true, true, missed, rejected);
	}

	private Mono<StreamRead> readCache(StreamSubscription subscription, RecoveryRequest request) {
		TagsFilter filter = subscription.filter();
		int depth = (filter != null) ? this.limit : 1;
		return history(subscription, new HistoryFilter(null, depth, true))
			.map((history) -> cached(history, filter, request.since()));
	}

	private static StreamRead cached(History history, @Nullable TagsFilter filter, StreamPosition since) {
		StreamPosition top = history.position();
		boolean same = since.offset() != 0 && since.equals(top);
		Publication newest = newest(history.publications(), filter);
		if (newest == null) {
			return new StreamRead(top, true, same, List.of(), false);
		}
		if (history.publications().get(0).offset() != top.offset()) {
			return StreamRead.unrecovered(top);
		}
		List<Publication> missed = same ? List.of() : List.of(ClientPublications.of(newest, top.epoch()));
		return new StreamRead(top, true, true, missed, newest.offset() != top.offset());
	}

	private static @Nullable Publication newest(List<Publication> publications, @Nullable TagsFilter filter) {
		for (Publication publication : publications) {
			if (filter == null || filter.matches(publication.tags())) {
				return publication;
			}
		}
		return null;
	}

}
