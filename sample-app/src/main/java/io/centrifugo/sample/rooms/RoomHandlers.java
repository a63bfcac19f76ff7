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

package io.centrifugo.sample.rooms;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.centrifugo.boot.api.CentrifugoPublisher;
import io.centrifugo.engine.handler.ClientContext;
import io.centrifugo.engine.handler.PublishDecision;
import io.centrifugo.engine.handler.PublishEvent;
import io.centrifugo.engine.handler.PublishHandler;
import io.centrifugo.engine.handler.RpcEvent;
import io.centrifugo.engine.handler.RpcHandler;
import io.centrifugo.engine.handler.SubscribeEvent;
import io.centrifugo.engine.handler.SubscribeHandler;
import io.centrifugo.engine.handler.SubscriptionGrant;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.sample.DemoConfiguration;

/**
 * The rules of the rooms: who may subscribe, what a publication of a player turns into,
 * and how a room is opened. Each answers empty for what is not about rooms, which leaves
 * that to configuration.
 */
@Component
@Profile(DemoConfiguration.PROFILE)
class RoomHandlers implements SubscribeHandler, PublishHandler, RpcHandler {

	private static final String PREFIX = "rooms:";

	private static final String LOBBY = PREFIX + "lobby";

	private static final ProtocolError NO_SUCH_ROOM = new ProtocolError(404, "there is no such room", false);

	private final Rooms rooms;

	private final CentrifugoPublisher publisher;

	private final JsonMapper mapper;

	RoomHandlers(Rooms rooms, CentrifugoPublisher publisher, JsonMapper mapper) {
		this.rooms = rooms;
		this.publisher = publisher;
		this.mapper = mapper;
	}

	@Override
	public Mono<SubscriptionGrant> onSubscribe(SubscribeEvent event) {
		String channel = event.channel();
		if (!channel.startsWith(PREFIX)) {
			return Mono.empty();
		}
		if (channel.equals(LOBBY)) {
			return publishLobby().thenReturn(SubscriptionGrant.DEFAULT);
		}
		return this.rooms.contains(roomOf(channel)) ? Mono.just(SubscriptionGrant.DEFAULT)
				: Mono.error(NO_SUCH_ROOM.toException());
	}

	@Override
	public Mono<PublishDecision> onPublish(PublishEvent event) {
		if (!event.channel().startsWith(PREFIX)) {
			return Mono.empty();
		}
		return Mono.defer(() -> play(event)).onErrorMap(IllegalMoveException.class, (ex) -> refusal(ex).toException());
	}

	private Mono<PublishDecision> play(PublishEvent event) {
		Action action = read(event.data());
		Player player = playerOf(event.context());
		Room room = this.rooms.change(roomOf(event.channel()), (before) -> apply(action, before, player));
		if (room == null) {
			return Mono.error(NO_SUCH_ROOM.toException());
		}
		Payload state = Payload.of(this.mapper.writeValueAsBytes(room));
		// Two moves may overtake each other on their way to the broker: the newer state
		// stays
		PublishDecision decision = new PublishDecision(state, false, Map.of(), "", false, room.version(), "");
		return publishLobby().thenReturn(decision);
	}

	private static Room apply(Action action, Room room, Player player) {
		return switch (String.valueOf(action.action())) {
			case "sit" -> room.sit(player);
			case "drop" -> room.drop(player.user(), (action.column() != null) ? action.column() : -1);
			case "again" -> room.again(player.user());
			default -> throw new IllegalMoveException("nobody knows this move");
		};
	}

	@Override
	public Mono<Payload> onRpc(RpcEvent event) {
		if (!event.method().equals("openRoom")) {
			return Mono.empty();
		}
		Room room = this.rooms.open(playerOf(event.context()));
		return this.publisher.publish(PREFIX + room.id(), room)
			.then(publishLobby())
			.thenReturn(Payload.of(this.mapper.writeValueAsBytes(Map.of("id", room.id()))));
	}

	private Mono<Void> publishLobby() {
		return this.publisher.publish(LOBBY, Map.of("rooms", this.rooms.summaries())).then();
	}

	private Action read(Payload data) {
		try {
			return this.mapper.readValue(data.bytes(), Action.class);
		}
		catch (JacksonException ex) {
			throw new IllegalMoveException("nobody knows this move");
		}
	}

	/**
	 * The connection token carries the name twice: for other visitors, and as
	 * {@code meta} for handlers.
	 */
	private Player playerOf(ClientContext context) {
		Payload meta = context.meta();
		return new Player(context.user(),
				nameOf(meta.isEmpty() ? null : this.mapper.readTree(meta.bytes()).get("name")));
	}

	private static String nameOf(@Nullable JsonNode name) {
		return (name != null) ? name.asString() : "Visitor";
	}

	private static String roomOf(String channel) {
		return channel.substring(PREFIX.length());
	}

	private static ProtocolError refusal(IllegalMoveException ex) {
		return new ProtocolError(400, String.valueOf(ex.getMessage()), false);
	}

}
