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

import io.netty.buffer.ByteBufUtil;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.channel.Channel;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.SubscriptionType;
import io.centrifugo.engine.channel.TagsFilter;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.command.SubscribeRequest;

/**
 * What every subscribe command is held against before anybody decides on it.
 */
final class SubscribeChecks {

	private SubscribeChecks() {
	}

	/**
	 * Refuse a channel that the client may not name, or not with this type of request.
	 */
	static void requireAllowed(Client client, SubscribeRequest request) {
		String channel = request.channel();
		requireType(client, request);
		int maxLength = client.shared().services().channels().settings().maxLength();
		if (maxLength > 0 && ByteBufUtil.utf8Bytes(channel) > maxLength) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
	}

	/**
	 * Refuse a type of request that the channel is not for.
	 */
	static void requireType(Client client, SubscribeRequest request) {
		if (request.channel().isEmpty()) {
			throw Disconnect.BAD_REQUEST.toException();
		}
		Channel channel = client.shared().services().channels().find(request.channel());
		boolean polled = channel != null && channel.options().type() == SubscriptionType.SHARED_POLL;
		boolean polls = request.map().type() == SubscriptionType.SHARED_POLL.number();
		if (polls && !polled) {
			throw ProtocolError.NOT_AVAILABLE.toException();
		}
		if (polled && !polls) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
	}

	/**
	 * Refuse a channel that the client has, or begins to have.
	 */
	static void requireNew(Client client, String channel) {
		if (client.subscriptions().find(channel) != null) {
			throw ProtocolError.ALREADY_SUBSCRIBED.toException();
		}
	}

	/**
	 * Refuse a channel over the limit.
	 */
	static void requireRoom(Client client) {
		if (StreamStarter.isFull(client)) {
			throw ProtocolError.LIMIT_EXCEEDED.toException();
		}
	}

	/**
	 * Return the tags filter that a client wishes.
	 * @throws io.centrifugo.engine.protocol.ErrorException 107 if it is malformed or not
	 * allowed
	 */
	static @Nullable TagsFilter filter(SubscribeRequest request, ChannelOptions options) {
		if (request.tagsFilter() == null) {
			return null;
		}
		if (!options.tagsFilterAllowed()) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
		return TagsFilter.compile(request.tagsFilter());
	}

}
