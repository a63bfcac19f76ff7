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

import reactor.core.publisher.Mono;

import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.handler.SubscriptionGrant;
import io.centrifugo.engine.node.Node;
import io.centrifugo.engine.protocol.Unsubscribe;
import io.centrifugo.engine.session.ServerSubscription;
import io.centrifugo.engine.session.SubscriptionFlags;

/**
 * Subscribe, unsubscribe, disconnect and refresh: told to every node, awaited from none.
 */
final class Connections {

	private final Node node;

	private final ChannelLookup channels;

	Connections(Node node) {
		this.node = node;
		this.channels = new ChannelLookup(node);
	}

	Mono<Void> subscribe(SubscribeRequest request) {
		ChannelOptions options = this.channels.options(request.channel());
		SubscriptionGrant grant = request.grant();
		return this.node.subscribe(request.selector(),
				new ServerSubscription(request.channel(), SubscriptionFlags.of(options, grant.override()),
						grant.expireAt(), grant.info(), grant.data(), request.recoverSince()));
	}

	Mono<Void> unsubscribe(UnsubscribeRequest request) {
		this.channels.options(request.channel());
		return this.node.unsubscribe(request.selector(), request.channel(), Unsubscribe.SERVER);
	}

	Mono<Void> disconnect(DisconnectRequest request) {
		return this.node.disconnect(request.selector(), request.whitelist(), request.disconnect());
	}

	Mono<Void> refresh(RefreshRequest request) {
		return this.node.refresh(request.selector(), request.refresh());
	}

}
