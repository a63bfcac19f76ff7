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

import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.broker.PublishResult;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.channel.SubscriptionType;
import io.centrifugo.engine.metrics.ApiMetrics;
import io.centrifugo.engine.node.Node;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Publish and broadcast.
 */
final class Publications {

	/** Most channels of a broadcast at work at once. */
	private static final int BROADCAST_CONCURRENCY = 1024;

	private final Node node;

	private final ChannelLookup channels;

	private final ApiMetrics metrics;

	Publications(Node node, ApiMetrics metrics) {
		this.node = node;
		this.channels = new ChannelLookup(node);
		this.metrics = metrics;
	}

	Mono<StreamPosition> publish(PublishRequest request) {
		ChannelOptions options = this.channels.options(request.channel());
		if (options.type() != SubscriptionType.STREAM) {
			throw ApiErrors.BAD_REQUEST.toException();
		}
		return publish(request.channel(), request.data(), request.settings(), options);
	}

	Mono<List<BroadcastSlot>> broadcast(BroadcastRequest request) {
		if (request.channels().isEmpty()) {
			throw ApiErrors.BAD_REQUEST.toException();
		}
		return Flux.fromIterable(request.channels())
			.flatMapSequential((channel) -> slot(channel, request), BROADCAST_CONCURRENCY)
			.collectList();
	}

	private Mono<BroadcastSlot> slot(String channel, BroadcastRequest request) {
		return Mono.defer(() -> publish(channel, request.data(), request.settings(), this.channels.options(channel)))
			.map((position) -> new BroadcastSlot(position, null))
			.onErrorResume((ex) -> {
				ProtocolError error = ApiErrors.of(ex);
				this.metrics.error("broadcast_publish", String.valueOf(error.code()));
				return Mono.just(new BroadcastSlot(null, error));
			});
	}

	private Mono<StreamPosition> publish(String channel, Payload data, PublishSettings settings,
			ChannelOptions options) {
		if (!options.dataFormat().accepts(data)) {
			throw ApiErrors.BAD_REQUEST.toException();
		}
		HistoryOptions history = options.history();
		PublishOptions publishOptions = new PublishOptions(
				(settings.skipHistory()) ? history.withoutPublications() : history, null, settings.tags(),
				settings.idempotencyKey(), PublishOptions.DEFAULT_IDEMPOTENT_RESULT_TTL,
				settings.delta() || options.delta().publishAlways(), settings.version(), settings.versionEpoch());
		return this.node.broker().publish(channel, data, publishOptions).map(PublishResult::position);
	}

}
