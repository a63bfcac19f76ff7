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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.centrifugo.engine.channel.Channel;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.metrics.FrameType;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.DisconnectException;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.push.PublicationPush;
import io.centrifugo.engine.protocol.push.SubscribePush;
import io.centrifugo.engine.protocol.reply.SubscribeResult;
import io.centrifugo.engine.session.ServerSubscription;
import io.centrifugo.engine.session.subscription.RecoveryRequest;
import io.centrifugo.engine.session.subscription.StreamStart;
import io.centrifugo.engine.session.subscription.StreamSubscription;
import io.centrifugo.engine.session.subscription.Subscription;
import io.centrifugo.engine.session.subscription.SubscriptionTerms;

/**
 * Subscribes a connected client on the server's behalf.
 *
 * @since 0.1.0
 */
public final class ServerSubscribeFlow {

	private static final Logger logger = LoggerFactory.getLogger(ServerSubscribeFlow.class);

	private final Client client;

	private final ServerSubscription wanted;

	private final StreamSubscription subscription;

	private ServerSubscribeFlow(Client client, ServerSubscription wanted) {
		this.client = client;
		this.wanted = wanted;
		this.subscription = StreamStarter.reserve(client, wanted.channel(), true);
	}

	/**
	 * Begin.
	 * @param client the client
	 * @param wanted the channel and on what terms
	 */
	public static void start(Client client, ServerSubscription wanted) {
		Subscription existing = client.subscriptions().find(wanted.channel());
		if (existing != null) {
			repeat(client, existing, wanted);
			return;
		}
		if (StreamStarter.isFull(client)) {
			client.close(Disconnect.CHANNEL_LIMIT);
			return;
		}
		new ServerSubscribeFlow(client, wanted).begin();
	}

	/**
	 * Tell a client that is subscribed by the server already where it is.
	 */
	private static void repeat(Client client, Subscription existing, ServerSubscription wanted) {
		if (existing.serverSide() && existing.live() && existing instanceof StreamSubscription stream) {
			StreamPosition position = stream.position();
			tell(client, wanted.channel(), new SubscribePush(stream.flags().recovery(), position.epoch(),
					position.offset(), stream.flags().positioned(), wanted.data()));
		}
		else {
			logger.debug("Client {} has a subscription to the channel already", client.clientId());
		}
	}

	private static void tell(Client client, String channel, SubscribePush push) {
		client.push(FrameType.PUSH_SUBSCRIBE, channel, push);
	}

	private void begin() {
		Channel channel = this.client.shared().services().channels().find(this.wanted.channel());
		ChannelOptions options = (channel != null) ? channel.options() : ChannelOptions.DEFAULT;
		long expireAt = this.wanted.expireAt();
		if (expireAt > 0 && expireAt <= this.client.shared().nowSeconds()) {
			StreamStarter.abandon(this.client, this.subscription);
			return;
		}
		this.subscription.begin(new SubscriptionTerms(options, this.wanted.flags(), expireAt, false, this.wanted.info(),
				this.wanted.data()));
		StreamPosition since = this.wanted.recoverSince();
		RecoveryRequest request = (since != null) ? RecoveryRequest.since(since) : RecoveryRequest.NONE;
		StreamStarter.start(this.client, this.subscription, request, this::complete, this::fail);
	}

	private void complete(StreamStart start) {
		SubscribeResult result = start.complete(this.client.wireForm().codec().type(), Payload.EMPTY, 0);
		String channel = this.wanted.channel();
		tell(this.client, channel, new SubscribePush(result.recoverable(), result.epoch(), result.offset(),
				result.positioned(), this.wanted.data()));
		for (Publication publication : result.publications()) {
			this.client.push(FrameType.PUSH_PUBLICATION, channel, new PublicationPush(publication));
		}
		if (!this.client.closed()) {
			StreamStarter.goLive(this.client, this.subscription);
			StreamStarter.announce(this.client, this.subscription);
		}
	}

	private void fail(Throwable cause) {
		StreamStarter.abandon(this.client, this.subscription);
		if (cause instanceof DisconnectException answer) {
			this.client.close(answer.disconnect());
		}
		else {
			logger.debug("Cannot subscribe client {}", this.client.clientId(), cause);
		}
	}

}
