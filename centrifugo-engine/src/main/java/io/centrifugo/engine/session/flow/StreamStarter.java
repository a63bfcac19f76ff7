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

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.handler.ClientContext;
import io.centrifugo.engine.protocol.Unsubscribe;
import io.centrifugo.engine.session.subscription.RecoveryRequest;
import io.centrifugo.engine.session.subscription.StreamStart;
import io.centrifugo.engine.session.subscription.StreamSubscription;
import io.centrifugo.engine.session.subscription.Subscription;

/**
 * What client-side and server-side subscriptions have in common when they start.
 *
 * @since 0.1.0
 */
public final class StreamStarter {

	private StreamStarter() {
	}

	/**
	 * Reserve a channel that is free.
	 * @param client the client
	 * @param channel the channel
	 * @param serverSide whether it is the server that subscribes
	 * @return the subscription
	 */
	public static StreamSubscription reserve(Client client, String channel, boolean serverSide) {
		long maxLag = Math.max(0, client.shared().options().position().maxTimeLag().toMillis());
		StreamSubscription subscription = new StreamSubscription(client, channel, serverSide, maxLag);
		client.subscriptions().add(subscription);
		return subscription;
	}

	/**
	 * Return whether no further channel may be added.
	 */
	static boolean isFull(Client client) {
		int limit = client.shared().options().limits().channels();
		return limit > 0 && client.subscriptions().size() >= limit;
	}

	/**
	 * Start a subscription that has begun. If it ended meanwhile, neither outcome is
	 * reported, and what the start left behind is removed.
	 * @param client the client
	 * @param subscription the subscription
	 * @param request from where to recover
	 * @param ready takes what was found
	 * @param failed takes what went wrong
	 */
	public static void start(Client client, StreamSubscription subscription, RecoveryRequest request,
			Consumer<StreamStart> ready, Consumer<Throwable> failed) {
		LoopSubscriber.subscribe(client.shared().starts().start(subscription, client.info(), request),
				client.eventLoop(), new LoopSubscriber.Outcome<>() {

					@Override
					public void onValue(@Nullable StreamStart start) {
						if (start != null && !isVoid(client, subscription)) {
							ready.accept(start);
						}
					}

					@Override
					public void onFailure(Throwable cause) {
						if (!isVoid(client, subscription)) {
							failed.accept(cause);
						}
					}

				});
	}

	private static boolean isVoid(Client client, StreamSubscription subscription) {
		if (subscription.ended()) {
			client.shared().presence().leave(subscription, client.info());
		}
		return subscription.ended();
	}

	/**
	 * Give up a subscription that did not get live.
	 * @param client the client
	 * @param subscription the subscription
	 */
	public static void abandon(Client client, Subscription subscription) {
		UnsubscribeFlow.end(client, subscription, Unsubscribe.SERVER);
		subscription.settle();
	}

	/**
	 * Deliver from now on.
	 * @param client the client
	 * @param subscription the subscription
	 */
	public static void goLive(Client client, Subscription subscription) {
		subscription.goLive();
		client.shared().metrics().client().subscriptions("").opened();
	}

	/**
	 * Deliver from now on, list the client, where subscribers are listed, and tell others
	 * that a subscription is live.
	 */
	static void goLiveInPublic(Client client, Subscription subscription) {
		goLive(client, subscription);
		if (subscription.flags().presence()) {
			subscription.enterPresence();
			client.shared().presence().renew(subscription, client.info());
		}
		announce(client, subscription);
	}

	/**
	 * Tell others that a subscription is live.
	 * @param client the client
	 * @param subscription the subscription
	 */
	public static void announce(Client client, Subscription subscription) {
		client.shared().clientKeys().renew(subscription, client.info());
		client.shared().presence().publishJoin(subscription, client.info());
		String channel = subscription.channel();
		ClientContext context = client.context();
		Listeners.notify(client.shared().handlers(), (listener) -> listener.onSubscribed(context, channel));
		subscription.settle();
	}

}
