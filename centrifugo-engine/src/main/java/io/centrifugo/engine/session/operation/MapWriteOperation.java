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

package io.centrifugo.engine.session.operation;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.map.Idempotency;
import io.centrifugo.engine.broker.map.MapBroker;
import io.centrifugo.engine.broker.map.MapPublishOptions;
import io.centrifugo.engine.broker.map.MapRemoveOptions;
import io.centrifugo.engine.broker.map.MapUpdateResult;
import io.centrifugo.engine.broker.map.WriteCondition;
import io.centrifugo.engine.channel.Channel;
import io.centrifugo.engine.channel.MapOptions;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.command.PublishRequest;
import io.centrifugo.engine.protocol.reply.EmptyResult;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.SessionServices;
import io.centrifugo.engine.session.subscription.Subscription;

/**
 * Writes and removes keys on behalf of clients. What the map does not take, such as the
 * removal of a key that is not there, succeeds all the same.
 *
 * @since 0.1.0
 */
public final class MapWriteOperation {

	private final MapBroker maps;

	private final ClientChannels channels;

	/**
	 * Create.
	 * @param services what the node offers
	 */
	public MapWriteOperation(SessionServices services) {
		this.maps = services.maps();
		this.channels = new ClientChannels(services.channels());
	}

	/**
	 * Write or remove a key.
	 * @param session the client
	 * @param request what it wants
	 * @param subscription its live subscription to the channel, if it has one
	 * @return completes with the reply when the broker has it
	 */
	public Mono<EmptyResult> write(Session session, PublishRequest request, @Nullable Subscription subscription) {
		Channel channel = this.channels.resolve(request.channel());
		if (request.key().isEmpty() || !channel.options().type().map()) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
		requirePermission(channel, session.user(), request.removed(), subscription != null);
		String key = key(session, request, channel.options().map().clients().key());
		ClientInfo info = (subscription != null) ? subscription.infoOf(session.info()) : session.info();
		return update(channel, key, request, info).thenReturn(EmptyResult.PUBLISH);
	}

	private static void requirePermission(Channel channel, String user, boolean removal, boolean subscribed) {
		MapOptions.Clients clients = channel.options().map().clients();
		if ((removal ? clients.removeProxy() : clients.publishProxy()).enabled()) {
			throw ProtocolError.NOT_AVAILABLE.toException();
		}
		if (!(removal ? channel.mayRemoveKeys(user, subscribed) : channel.mayWriteKeys(user, subscribed))) {
			throw ProtocolError.PERMISSION_DENIED.toException();
		}
	}

	private static String key(Session session, PublishRequest request, MapOptions.ClientKey rule) {
		return switch (rule) {
			case ANY -> request.key();
			case CLIENT_ID -> session.clientId();
			case USER_ID -> {
				if (session.user().isEmpty()) {
					throw ProtocolError.PERMISSION_DENIED.toException();
				}
				yield session.user();
			}
		};
	}

	private Mono<MapUpdateResult> update(Channel channel, String key, PublishRequest request, ClientInfo info) {
		if (request.removed()) {
			return this.maps.remove(channel.name(), key, MapRemoveOptions.NONE);
		}
		boolean delta = channel.options().delta().publishAlways();
		return this.maps.publish(channel.name(), key, request.data(),
				new MapPublishOptions(info, Map.of(), delta, Idempotency.NONE, WriteCondition.NONE));
	}

}
