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

package io.centrifugo.engine.broker.nats;

import java.util.HashMap;
import java.util.Map;

import io.centrifugo.engine.broker.BrokerEvents;
import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.protobuf.PushProtobuf;
import io.centrifugo.engine.protocol.push.JoinPush;
import io.centrifugo.engine.protocol.push.LeavePush;
import io.centrifugo.engine.protocol.push.PublicationPush;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.protocol.push.PushType;

/**
 * What travels on a channel's subject outside raw mode: a push of the client protocol
 * that names the channel.
 */
final class NatsMessage {

	/** Tag in which the epoch of a position travels. */
	private static final String EPOCH_TAG = "__centrifugo_epoch";

	private NatsMessage() {
	}

	static byte[] publication(String channel, Payload data, PublishOptions options, long time) {
		Publication publication = Publication.builder(data)
			.info(options.clientInfo())
			.tags(options.tags())
			.delta(options.delta())
			.time(time)
			.build();
		return PushProtobuf.encode(new Push(channel, new PublicationPush(publication)));
	}

	static byte[] join(String channel, ClientInfo info) {
		return PushProtobuf.encode(new Push(channel, new JoinPush(info)));
	}

	static byte[] leave(String channel, ClientInfo info) {
		return PushProtobuf.encode(new Push(channel, new LeavePush(info)));
	}

	/**
	 * Read a message and hand it on.
	 * @param channel the channel that was subscribed to, maybe a pattern
	 * @param wildcards whether to tell clients the channel that was published to
	 * @param bytes the message
	 * @param events receiver
	 * @throws io.centrifugo.engine.protocol.frame.MalformedFrameException if it is none
	 */
	static void deliver(String channel, boolean wildcards, byte[] bytes, BrokerEvents events) {
		Push push = PushProtobuf.decode(bytes);
		if (push.body() instanceof PublicationPush body) {
			deliver(channel, wildcards ? push.channel() : "", body.publication(), events);
		}
		else if (push.channel().equals(channel)) {
			// Patterns overlap: only who subscribed to this very channel hears of it, and
			// once
			if (push.body().type() == PushType.JOIN) {
				events.onJoin(channel, ((JoinPush) push.body()).info());
			}
			else {
				events.onLeave(channel, ((LeavePush) push.body()).info());
			}
		}
	}

	private static void deliver(String channel, String publishedTo, Publication publication, BrokerEvents events) {
		Publication.Builder builder = publication.toBuilder().delta(false).channel(publishedTo);
		StreamPosition position = StreamPosition.ZERO;
		if (publication.offset() != 0 && !publication.tags().isEmpty()) {
			Map<String, String> tags = new HashMap<>(publication.tags());
			String epoch = tags.remove(EPOCH_TAG);
			position = new StreamPosition(publication.offset(), (epoch != null) ? epoch : "");
			builder.tags(tags);
		}
		events.onPublication(channel, builder.build(), position, publication.delta(), null);
	}

}
