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

package io.centrifugo.engine.session.client;

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
 */
final class StreamStarter {

	private StreamStarter() {
	}

	/**
	 * Reserve a channel that is free.
	 */
	static StreamSubscription reserve(ClientSession session, String channel, boolean serverSide) {
		long maxLag = Math.max(0, session.shared().options().position().maxTimeLag().toMillis());
		StreamSubscription subscription = new StreamSubscription(session, channel, serverSide, maxLag);
		session.subscriptions().add(subscription);
		return subscription;
	}

	/**
	 * Return whether no further channel may be added.
	 */
	static boolean isFull(ClientSession session) {
		int limit = session.shared().options().limits().channels();
		return limit > 0 && session.subscriptions().size() >= limit;
	}

	/**
	 * Start a subscription that has begun. If it ended meanwhile, neither outcome is
	 * reported, and what the start left behind is removed.
	 */
	static void start(ClientSession session, StreamSubscription subscription, RecoveryRequest request,
			Consumer<StreamStart> ready, Consumer<Throwable> failed) {
		LoopSubscriber.subscribe(session.shared().starts().start(subscription, session.info(), request),
				session.eventLoop(), new LoopSubscriber.Outcome<>() {

					@Override
					public void onValue(@Nullable StreamStart start) {
						if (start != null && !isVoid(session, subscription)) {
							ready.accept(start);
						}
					}

					@Override
					public void onFailure(Throwable cause) {
						if (!isVoid(session, subscription)) {
							failed.accept(cause);
						}
					}

				});
	}

	private static boolean isVoid(ClientSession session, StreamSubscription subscription) {
		if (subscription.ended()) {
			session.shared().presence().leave(subscription, session.info());
		}
		return subscription.ended();
	}

	/**
	 * Give up a subscription that did not get live.
	 */
	static void abandon(ClientSession session, Subscription subscription) {
		UnsubscribeFlow.end(session, subscription, Unsubscribe.SERVER);
		subscription.settle();
	}

	/**
	 * Deliver from now on.
	 */
	static void goLive(ClientSession session, Subscription subscription) {
		subscription.goLive();
		session.shared().metrics().client().subscriptions("").opened();
	}

	/**
	 * Deliver from now on, list the client, where subscribers are listed, and tell others
	 * that a subscription is live.
	 */
	static void goLiveInPublic(ClientSession session, Subscription subscription) {
		goLive(session, subscription);
		if (subscription.flags().presence()) {
			subscription.enterPresence();
			session.shared().presence().renew(subscription, session.info());
		}
		announce(session, subscription);
	}

	/**
	 * Tell others that a subscription is live.
	 */
	static void announce(ClientSession session, Subscription subscription) {
		session.shared().clientKeys().renew(subscription, session.info());
		session.shared().presence().publishJoin(subscription, session.info());
		String channel = subscription.channel();
		ClientContext context = session.context();
		Listeners.notify(session.shared().handlers(), (listener) -> listener.onSubscribed(context, channel));
		subscription.settle();
	}

}
