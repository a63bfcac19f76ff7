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

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Unsubscribe;
import io.centrifugo.engine.session.poll.PollSubscription;
import io.centrifugo.engine.session.subscription.StreamSubscription;
import io.centrifugo.engine.session.subscription.Subscription;
import io.centrifugo.engine.session.timer.TimingWheel;

/**
 * Looks after the subscriptions of a connection from time to time: renews presence, ends
 * what has expired, checks positions that were not confirmed for long.
 */
final class Upkeep {

	private Upkeep() {
	}

	static void run(ClientSession session) {
		for (Subscription subscription : session.subscriptions().snapshot()) {
			if (subscription.live()) {
				run(session, subscription);
			}
			else if (MapSubscribeFlow.isAbandoned(session, subscription)) {
				UnsubscribeFlow.end(session, subscription, Unsubscribe.SERVER);
			}
		}
	}

	private static void run(ClientSession session, Subscription subscription) {
		session.shared().presence().renew(subscription, session.info());
		session.shared().clientKeys().renew(subscription, session.info());
		checkExpiry(session, subscription);
		if (subscription instanceof PollSubscription polled) {
			polled.dropExpired(session.shared().nowSeconds());
		}
		if (subscription.live() && subscription instanceof StreamSubscription stream && isDoubtful(session, stream)) {
			session.shared().positionChecks().check(stream, session::onInsufficientState);
		}
	}

	private static void checkExpiry(ClientSession session, Subscription subscription) {
		long expireAt = subscription.expireAt();
		if (expireAt == 0) {
			return;
		}
		long now = session.shared().nowSeconds();
		if (!subscription.clientRefresh() && SubRefreshFlow.isServerSide(session)) {
			if (now >= expireAt) {
				SubRefreshFlow.byHandler(session, subscription);
			}
		}
		else if (now > expireAt + session.shared().options().expiry().subscriptionCloseDelay().toSeconds()) {
			UnsubscribeFlow.force(session, subscription, Unsubscribe.EXPIRED, Disconnect.SUBSCRIPTION_EXPIRED);
		}
	}

	private static boolean isDoubtful(ClientSession session, StreamSubscription subscription) {
		long delay = session.shared().options().position().checkDelay().toMillis() / TimingWheel.TICK_MILLIS;
		return subscription.flags().positioned() && session.recentTick() - subscription.checkedTick() > delay;
	}

}
