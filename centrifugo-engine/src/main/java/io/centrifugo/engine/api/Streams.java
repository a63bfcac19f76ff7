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

package io.centrifugo.engine.api;

import java.util.Map;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.PresenceStats;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.node.Node;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Presence and history of channels.
 */
final class Streams {

	private final Node node;

	private final ChannelLookup channels;

	Streams(Node node) {
		this.node = node;
		this.channels = new ChannelLookup(node);
	}

	Mono<Map<String, ClientInfo>> presence(String channel) {
		requirePresence(channel);
		return this.node.presence().presence(channel);
	}

	Mono<PresenceStats> presenceStats(String channel) {
		requirePresence(channel);
		return this.node.presence().stats(channel);
	}

	private void requirePresence(String channel) {
		if (!this.channels.options(channel).presence().enabled()) {
			throw ApiErrors.NOT_AVAILABLE.toException();
		}
	}

	Mono<History> history(HistoryRequest request) {
		HistoryOptions options = requireHistory(request.channel());
		HistoryFilter filter = request.filter();
		StreamPosition since = filter.since();
		if (filter.reverse() && since != null && since.offset() == 0) {
			throw ApiErrors.INTERNAL.toException();
		}
		return this.node.broker().history(request.channel(), filter, options.metaTtl()).map((history) -> {
			if (since != null && !since.epoch().isEmpty() && !since.epoch().equals(history.position().epoch())) {
				throw ApiErrors.UNRECOVERABLE_POSITION.toException();
			}
			return history;
		});
	}

	Mono<Void> removeHistory(String channel) {
		requireHistory(channel);
		return this.node.broker().removeHistory(channel);
	}

	private HistoryOptions requireHistory(String channel) {
		HistoryOptions history = this.channels.options(channel).history();
		if (!history.enabled()) {
			throw ApiErrors.NOT_AVAILABLE.toException();
		}
		return history;
	}

}
