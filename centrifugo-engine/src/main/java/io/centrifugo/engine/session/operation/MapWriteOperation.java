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
import io.centrifugo.engine.handler.map.MapHandlers;
import io.centrifugo.engine.handler.map.MapPublishDecision;
import io.centrifugo.engine.handler.map.MapPublishDecision.Condition;
import io.centrifugo.engine.handler.map.MapPublishEvent;
import io.centrifugo.engine.handler.map.MapRemoveDecision;
import io.centrifugo.engine.handler.map.MapRemoveEvent;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.command.PublishRequest;
import io.centrifugo.engine.protocol.reply.EmptyResult;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.SessionServices;
import io.centrifugo.engine.session.access.HandlerChain;
import io.centrifugo.engine.session.subscription.Subscription;

/**
 * Writes and removes keys on behalf of clients. What the map does not take, such as the
 * removal of a key that is not there, succeeds all the same.
 *
 * @since 0.1.0
 */
public final class MapWriteOperation {

	private final MapBroker maps;

	private final MapHandlers handlers;

	private final ClientChannels channels;

	/**
	 * Create.
	 * @param services what the node offers
	 */
	public MapWriteOperation(SessionServices services) {
		this.maps = services.maps();
		this.handlers = services.mapHandlers();
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
		if (!channel.options().type().map()) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
		boolean subscribed = subscription != null;
		if (request.removed()) {
			return removal(session, request, channel, subscribed).flatMap((decision) -> remove(channel, decision))
				.thenReturn(EmptyResult.PUBLISH);
		}
		ClientInfo info = (subscription != null) ? subscription.infoOf(session.info()) : session.info();
		return publication(session, request, channel, subscribed)
			.flatMap((decision) -> publish(channel, decision, info))
			.thenReturn(EmptyResult.PUBLISH);
	}

	private Mono<MapPublishDecision> publication(Session session, PublishRequest request, Channel channel,
			boolean subscribed) {
		return HandlerChain
			.first(this.handlers.publish(),
					(handler) -> handler.onMapPublish(
							new MapPublishEvent(session.context(), channel.name(), request.key(), request.data())))
			.switchIfEmpty(Mono.fromSupplier(() -> {
				String key = permittedKey(session, request, channel, subscribed);
				boolean delta = channel.options().delta().publishAlways();
				return new MapPublishDecision(key, request.data(), Map.of(), delta, Condition.NONE);
			}));
	}

	private Mono<MapRemoveDecision> removal(Session session, PublishRequest request, Channel channel,
			boolean subscribed) {
		return HandlerChain
			.first(this.handlers.remove(),
					(handler) -> handler
						.onMapRemove(new MapRemoveEvent(session.context(), channel.name(), request.key())))
			.switchIfEmpty(
					Mono.fromSupplier(() -> MapRemoveDecision.of(permittedKey(session, request, channel, subscribed))));
	}

	/**
	 * Decide by configuration.
	 * @return the key that the client may write or remove
	 */
	private static String permittedKey(Session session, PublishRequest request, Channel channel, boolean subscribed) {
		MapOptions.Clients clients = channel.options().map().clients();
		if ((request.removed() ? clients.removeProxy() : clients.publishProxy()).enabled()) {
			throw ProtocolError.NOT_AVAILABLE.toException();
		}
		String user = session.user();
		if (!(request.removed() ? channel.mayRemoveKeys(user, subscribed) : channel.mayWriteKeys(user, subscribed))) {
			throw ProtocolError.PERMISSION_DENIED.toException();
		}
		return switch (clients.key()) {
			case ANY -> request.key();
			case CLIENT_ID -> session.clientId();
			case USER_ID -> {
				if (user.isEmpty()) {
					throw ProtocolError.PERMISSION_DENIED.toException();
				}
				yield user;
			}
		};
	}

	private Mono<MapUpdateResult> publish(Channel channel, MapPublishDecision decision, ClientInfo info) {
		requireKey(decision.key());
		Condition condition = decision.condition();
		return this.maps.publish(channel.name(), decision.key(), decision.data(),
				new MapPublishOptions(info, decision.tags(), decision.delta(),
						Idempotency.of(condition.idempotencyKey()), new WriteCondition(condition.version(),
								condition.versionEpoch(), mode(condition.existing()), false, null)));
	}

	private Mono<MapUpdateResult> remove(Channel channel, MapRemoveDecision decision) {
		requireKey(decision.key());
		return this.maps.remove(channel.name(), decision.key(),
				new MapRemoveOptions(Idempotency.of(decision.idempotencyKey()), decision.tags(), null));
	}

	private static void requireKey(String key) {
		if (key.isEmpty()) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
	}

	private static WriteCondition.KeyMode mode(MapPublishDecision.Existing existing) {
		return switch (existing) {
			case EITHER -> WriteCondition.KeyMode.REPLACE;
			case MUST_NOT -> WriteCondition.KeyMode.IF_NEW;
			case MUST -> WriteCondition.KeyMode.IF_EXISTS;
		};
	}

}
