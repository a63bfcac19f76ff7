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

package io.centrifugo.engine.session.operation;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.broker.PublishResult;
import io.centrifugo.engine.channel.Channel;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.ChannelProxies;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.channel.SubscriptionType;
import io.centrifugo.engine.handler.PublishDecision;
import io.centrifugo.engine.handler.PublishEvent;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.command.PublishRequest;
import io.centrifugo.engine.protocol.reply.EmptyResult;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.SessionServices;
import io.centrifugo.engine.session.access.HandlerChain;
import io.centrifugo.engine.session.subscription.Subscription;

/**
 * Publishes on behalf of clients.
 *
 * @since 0.1.0
 */
public final class PublishOperation {

	private final SessionServices services;

	private final ClientChannels channels;

	/**
	 * Create.
	 * @param services what the node offers
	 */
	public PublishOperation(SessionServices services) {
		this.services = services;
		this.channels = new ClientChannels(services.channels());
	}

	/**
	 * Publish.
	 * @param session the client
	 * @param request what it wants
	 * @param subscription its live subscription to the channel, if it has one
	 * @return completes with the reply when the broker has it
	 */
	public Mono<EmptyResult> publish(Session session, PublishRequest request, @Nullable Subscription subscription) {
		Channel channel = this.channels.resolve(request.channel());
		if (channel.options().type() != SubscriptionType.STREAM
				|| !channel.options().dataFormat().accepts(request.data())) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
		ClientInfo info = (subscription != null) ? subscription.infoOf(session.info()) : session.info();
		return HandlerChain
			.first(this.services.handlers().publish(),
					(handler) -> handler
						.onPublish(new PublishEvent(session.context(), request.channel(), request.data())))
			.switchIfEmpty(Mono.defer(() -> byConfiguration(session, request, channel, subscription != null)))
			.flatMap((decision) -> publish(channel, decision, info))
			.thenReturn(EmptyResult.PUBLISH);
	}

	private static Mono<PublishDecision> byConfiguration(Session session, PublishRequest request, Channel channel,
			boolean subscribed) {
		ChannelProxies proxies = channel.options().proxies();
		if (proxies.publish().enabled() || proxies.subscribeStream().enabled()) {
			return Mono.error(ProtocolError.NOT_AVAILABLE.toException());
		}
		return channel.mayPublish(session.user(), subscribed) ? Mono.just(PublishDecision.of(request.data()))
				: Mono.error(ProtocolError.PERMISSION_DENIED.toException());
	}

	private Mono<PublishResult> publish(Channel channel, PublishDecision decision, ClientInfo info) {
		ChannelOptions options = channel.options();
		HistoryOptions history = decision.skipHistory() ? HistoryOptions.NONE : options.history();
		boolean delta = decision.delta() || options.delta().publishAlways();
		return this.services.broker()
			.publish(channel.name(), decision.data(),
					new PublishOptions(history, info, decision.tags(), decision.idempotencyKey(),
							PublishOptions.DEFAULT_IDEMPOTENT_RESULT_TTL, delta, decision.version(),
							decision.versionEpoch()));
	}

}
