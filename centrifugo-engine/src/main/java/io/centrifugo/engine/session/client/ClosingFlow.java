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

import io.centrifugo.engine.handler.ClientContext;
import io.centrifugo.engine.metrics.InflightMetrics;
import io.centrifugo.engine.metrics.NodeAction;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Unsubscribe;
import io.centrifugo.engine.session.flow.Listeners;
import io.centrifugo.engine.session.flow.UnsubscribeFlow;
import io.centrifugo.engine.session.subscription.Subscription;

/**
 * Clears up after a connection.
 */
final class ClosingFlow {

	private ClosingFlow() {
	}

	/**
	 * Clear up, once.
	 * @param session the connection, closed already
	 * @param last how far it had come
	 * @param reason why it ended
	 */
	static void finish(ClientSession session, Phase last, Disconnect reason) {
		session.timer().stop();
		session.commands().clear();
		for (Subscription subscription : session.subscriptions().snapshot()) {
			UnsubscribeFlow.end(session, subscription, Unsubscribe.DISCONNECT);
			subscription.settle();
		}
		session.shared().registry().remove(session);
		InflightMetrics inflight = session.inflight();
		if (last == Phase.CONNECTED && inflight != null) {
			inflight.closed();
			session.shared().metrics().node().action(NodeAction.REMOVE_CLIENT);
			ClientContext context = session.context();
			Listeners.notify(session.shared().handlers(), (listener) -> listener.onDisconnected(context, reason));
		}
	}

}
