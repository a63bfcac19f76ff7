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

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Unsubscribe;
import io.centrifugo.engine.session.poll.PollSubscription;
import io.centrifugo.engine.session.subscription.StreamSubscription;
import io.centrifugo.engine.session.subscription.Subscription;
import io.centrifugo.engine.session.timer.TimingWheel;

/**
 * Looks after the subscriptions of a connection from time to time: renews presence, ends
 * what has expired, checks positions that were not confirmed for long.
 *
 * @since 0.1.0
 */
public final class Upkeep {

	private Upkeep() {
	}

	/**
	 * Look after what is there now.
	 * @param client the client
	 */
	public static void run(Client client) {
		for (Subscription subscription : client.subscriptions().snapshot()) {
			if (subscription.live()) {
				run(client, subscription);
			}
			else if (MapSubscribeFlow.isAbandoned(client, subscription)) {
				UnsubscribeFlow.end(client, subscription, Unsubscribe.SERVER);
			}
		}
	}

	private static void run(Client client, Subscription subscription) {
		client.shared().presence().renew(subscription, client.info());
		client.shared().clientKeys().renew(subscription, client.info());
		checkExpiry(client, subscription);
		if (subscription instanceof PollSubscription polled) {
			polled.dropExpired(client.shared().nowSeconds());
		}
		if (subscription.live() && subscription instanceof StreamSubscription stream && isDoubtful(client, stream)) {
			client.shared().positionChecks().check(stream, client::onInsufficientState);
		}
	}

	private static void checkExpiry(Client client, Subscription subscription) {
		long expireAt = subscription.expireAt();
		if (expireAt == 0) {
			return;
		}
		long now = client.shared().nowSeconds();
		if (!subscription.clientRefresh() && SubRefreshFlow.isServerSide(client)) {
			if (now >= expireAt) {
				SubRefreshFlow.byHandler(client, subscription);
			}
		}
		else if (now > expireAt + client.shared().options().expiry().subscriptionCloseDelay().toSeconds()) {
			UnsubscribeFlow.force(client, subscription, Unsubscribe.EXPIRED, Disconnect.SUBSCRIPTION_EXPIRED);
		}
	}

	private static boolean isDoubtful(Client client, StreamSubscription subscription) {
		long delay = client.shared().options().position().checkDelay().toMillis() / TimingWheel.TICK_MILLIS;
		return subscription.flags().positioned() && client.recentTick() - subscription.checkedTick() > delay;
	}

}
