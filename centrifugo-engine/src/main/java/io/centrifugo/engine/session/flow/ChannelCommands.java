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

package io.centrifugo.engine.session.flow;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.channel.SubscriptionType;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.command.HistoryRequest;
import io.centrifugo.engine.protocol.command.PresenceRequest;
import io.centrifugo.engine.protocol.command.PresenceStatsRequest;
import io.centrifugo.engine.protocol.command.PublishRequest;
import io.centrifugo.engine.protocol.command.SubRefreshRequest;
import io.centrifugo.engine.protocol.command.SubscribeRequest;
import io.centrifugo.engine.protocol.command.UnsubscribeRequest;
import io.centrifugo.engine.session.subscription.Subscription;

/**
 * Serves the commands of a connected client that are about a channel: each goes to what
 * is there for the kind of channel, together with the client's subscription to it.
 *
 * @since 0.1.0
 */
public final class ChannelCommands {

	private ChannelCommands() {
	}

	/**
	 * Serve a subscribe command.
	 * @param client the client
	 * @param request what it wants
	 * @param exchange the way to the reply
	 */
	public static void subscribe(Client client, SubscribeRequest request, Exchange exchange) {
		SubscriptionType type = SubscriptionType.of(request.map().type());
		if (type != null && type.map()) {
			MapSubscribeFlow.start(client, request, exchange);
		}
		else if (type == SubscriptionType.SHARED_POLL) {
			SharedPollFlow.subscribe(client, request, exchange);
		}
		else {
			SubscribeFlow.start(client, request, exchange);
		}
	}

	/**
	 * Serve an unsubscribe command.
	 * @param client the client
	 * @param request what it wants
	 * @param exchange the way to the reply
	 */
	public static void unsubscribe(Client client, UnsubscribeRequest request, Exchange exchange) {
		UnsubscribeFlow.byClient(client, request.channel(), exchange);
	}

	/**
	 * Serve a sub_refresh command.
	 * @param client the client
	 * @param request what it wants
	 * @param exchange the way to the reply
	 */
	public static void refresh(Client client, SubRefreshRequest request, Exchange exchange) {
		if (request.channel().isEmpty()) {
			throw Disconnect.BAD_REQUEST.toException();
		}
		Subscription subscription = find(client, request.channel());
		if (subscription == null) {
			throw ProtocolError.PERMISSION_DENIED.toException();
		}
		if (request.operation() == 0) {
			SubRefreshFlow.byClient(client, subscription, request, exchange);
		}
		else {
			SharedPollFlow.refresh(client, subscription, request, exchange);
		}
	}

	/**
	 * Serve a publish command.
	 * @param client the client
	 * @param request what it wants
	 * @param exchange the way to the reply
	 */
	public static void publish(Client client, PublishRequest request, Exchange exchange) {
		Subscription subscription = find(client, request.channel());
		boolean toMap = request.kind() == SubscriptionType.MAP.number();
		exchange.answerLater(toMap ? client.shared().mapWrites().write(client, request, subscription)
				: client.shared().publish().publish(client, request, subscription));
	}

	/**
	 * Serve a presence command.
	 * @param client the client
	 * @param request what it wants
	 * @param exchange the way to the reply
	 */
	public static void presence(Client client, PresenceRequest request, Exchange exchange) {
		boolean subscribed = find(client, request.channel()) != null;
		exchange.answer(client.shared().presenceReads().read(client, request, subscribed));
	}

	/**
	 * Serve a presence_stats command.
	 * @param client the client
	 * @param request what it wants
	 * @param exchange the way to the reply
	 */
	public static void presenceStats(Client client, PresenceStatsRequest request, Exchange exchange) {
		boolean subscribed = find(client, request.channel()) != null;
		exchange.answer(client.shared().presenceReads().stats(client, request, subscribed));
	}

	/**
	 * Serve a history command.
	 * @param client the client
	 * @param request what it wants
	 * @param exchange the way to the reply
	 */
	public static void history(Client client, HistoryRequest request, Exchange exchange) {
		boolean subscribed = find(client, request.channel()) != null;
		exchange.answer(client.shared().history().read(client, request, subscribed));
	}

	private static @Nullable Subscription find(Client client, String channel) {
		return client.subscriptions().findLive(channel);
	}

}
