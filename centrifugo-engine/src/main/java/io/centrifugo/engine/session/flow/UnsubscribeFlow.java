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

import java.util.concurrent.TimeUnit;

import io.netty.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.centrifugo.engine.handler.ClientContext;
import io.centrifugo.engine.metrics.FrameType;
import io.centrifugo.engine.metrics.NodeAction;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Unsubscribe;
import io.centrifugo.engine.protocol.push.UnsubscribePush;
import io.centrifugo.engine.protocol.reply.EmptyResult;
import io.centrifugo.engine.session.subscription.Subscription;

/**
 * Ends subscriptions.
 *
 * @since 0.1.0
 */
public final class UnsubscribeFlow {

	private static final Logger logger = LoggerFactory.getLogger(UnsubscribeFlow.class);

	private static final int MAX_WAIT_SECONDS = 5;

	private UnsubscribeFlow() {
	}

	/**
	 * Serve an unsubscribe command, which succeeds also when there is nothing to end.
	 * Commands behind it wait as long as it does: the next may subscribe again.
	 */
	static void byClient(Client client, String channel, Exchange exchange) {
		if (channel.isEmpty()) {
			throw Disconnect.BAD_REQUEST.toException();
		}
		client.commands().hold();
		whenSettled(client, channel, () -> {
			endIfThere(client, channel, Unsubscribe.CLIENT);
			client.commands().proceed();
			exchange.succeed(EmptyResult.UNSUBSCRIBE);
		});
	}

	/**
	 * Unsubscribe on the server's behalf; the client is told also when there is nothing
	 * to end.
	 * @param client the client
	 * @param channel the channel
	 * @param unsubscribe why
	 */
	public static void byServer(Client client, String channel, Unsubscribe unsubscribe) {
		whenSettled(client, channel, () -> {
			endIfThere(client, channel, unsubscribe);
			tell(client, channel, unsubscribe);
		});
	}

	/**
	 * End a subscription that cannot go on: the client subscribes again, or, if it was
	 * the server that had subscribed it, connects again.
	 * @param client the client
	 * @param subscription the subscription
	 * @param unsubscribe why it ends
	 * @param disconnect why the connection does, if it must
	 */
	public static void force(Client client, Subscription subscription, Unsubscribe unsubscribe, Disconnect disconnect) {
		if (subscription.serverSide()) {
			client.close(disconnect);
			return;
		}
		end(client, subscription, unsubscribe);
		tell(client, subscription.channel(), unsubscribe);
	}

	private static void tell(Client client, String channel, Unsubscribe unsubscribe) {
		client.shared().metrics().client().serverUnsubscribe(unsubscribe.code());
		client.push(FrameType.PUSH_UNSUBSCRIBE, channel, new UnsubscribePush(unsubscribe));
	}

	private static void endIfThere(Client client, String channel, Unsubscribe unsubscribe) {
		Subscription subscription = client.subscriptions().find(channel);
		if (subscription != null && !subscription.pending()) {
			end(client, subscription, unsubscribe);
		}
	}

	/**
	 * End a subscription without telling the client, whatever its state.
	 * @param client the client
	 * @param subscription the subscription
	 * @param unsubscribe why
	 */
	public static void end(Client client, Subscription subscription, Unsubscribe unsubscribe) {
		boolean wasLive = subscription.live();
		SessionShared shared = client.shared();
		subscription.end();
		client.subscriptions().remove(subscription);
		if (subscription.added()) {
			shared.services().hub().remove(subscription);
			shared.metrics().node().action(NodeAction.REMOVE_SUBSCRIPTION);
		}
		shared.presence().leave(subscription, client.info());
		if (wasLive) {
			shared.clientKeys().remove(subscription, client.info());
			shared.presence().publishLeave(subscription, client.info());
			shared.metrics().client().subscriptions("").closed();
			String channel = subscription.channel();
			ClientContext context = client.context();
			Listeners.notify(shared.handlers(), (listener) -> listener.onUnsubscribed(context, channel, unsubscribe));
		}
	}

	/**
	 * Run a task when no subscribe to the channel is in flight; if it takes too long,
	 * something is wrong with the server, and the client starts anew.
	 */
	private static void whenSettled(Client client, String channel, Runnable task) {
		Subscription subscription = client.subscriptions().find(channel);
		if (subscription == null || !subscription.pending()) {
			task.run();
			return;
		}
		ScheduledFuture<?> timeout = client.eventLoop().schedule(() -> {
			logger.warn("A subscribe of client {} does not end", client.clientId());
			client.close(Disconnect.SERVER_ERROR);
		}, MAX_WAIT_SECONDS, TimeUnit.SECONDS);
		subscription.whenSettled(() -> {
			timeout.cancel(false);
			if (!client.closed()) {
				task.run();
			}
		});
	}

}
