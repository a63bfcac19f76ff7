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

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.centrifugo.boot.api.CentrifugoPublisher;
import io.centrifugo.engine.handler.ClientContext;
import io.centrifugo.engine.handler.PublishDecision;
import io.centrifugo.engine.handler.PublishEvent;
import io.centrifugo.engine.handler.RpcEvent;
import io.centrifugo.engine.handler.SubscribeEvent;
import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.StreamPosition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link RoomHandlers}.
 */
class RoomHandlersTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final JsonMapper mapper = JsonMapper.builder().build();

	private final CentrifugoPublisher publisher = mock(CentrifugoPublisher.class);

	private final RoomHandlers handlers = new RoomHandlers(new Rooms(), this.publisher, this.mapper);

	private String room = "";

	@BeforeEach
	void openRoom() {
		given(this.publisher.publish(anyString(), any())).willReturn(Mono.just(StreamPosition.ZERO));
		Payload opened = this.handlers.onRpc(new RpcEvent(context("ada"), "openRoom", Payload.EMPTY)).block(TIMEOUT);
		assertThat(opened).isNotNull();
		this.room = "rooms:" + this.mapper.readTree(opened.bytes()).get("id").asString();
	}

	@Test
	void newRoomIsPublishedInItsChannelAndInTheLobby() {
		then(this.publisher).should().publish(anyString(), any(Room.class));
		then(this.publisher).should(atLeastOnce()).publish(anyString(), any(Map.class));
	}

	@Test
	void moveBecomesTheNewStateOfTheRoom() {
		publish("bob", "{\"action\":\"sit\"}");
		JsonNode state = publish("ada", "{\"action\":\"drop\",\"column\":3}");
		assertThat(state.get("moves").asString()).isEqualTo("3");
		assertThat(state.get("status").asString()).isEqualTo("playing");
		assertThat(state.get("players").get(1).get("user").asString()).isEqualTo("bob");
	}

	@Test
	void moveOutOfTurnIsRefused() {
		publish("bob", "{\"action\":\"sit\"}");
		assertThatExceptionOfType(ErrorException.class)
			.isThrownBy(() -> publish("bob", "{\"action\":\"drop\",\"column\":3}"))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(400));
	}

	@Test
	void nonsenseIsRefused() {
		assertThatExceptionOfType(ErrorException.class).isThrownBy(() -> publish("ada", "[1]"));
		assertThatExceptionOfType(ErrorException.class).isThrownBy(() -> publish("ada", "{}"));
	}

	@Test
	void onlyRoomsThatExistCanBeEntered() {
		assertThat(
				this.handlers.onSubscribe(new SubscribeEvent(context("bob"), this.room, Payload.EMPTY)).block(TIMEOUT))
			.isNotNull();
		assertThatExceptionOfType(ErrorException.class)
			.isThrownBy(() -> this.handlers.onSubscribe(new SubscribeEvent(context("bob"), "rooms:none", Payload.EMPTY))
				.block(TIMEOUT))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(404));
	}

	@Test
	void whatIsNotAboutRoomsIsLeftToConfiguration() {
		assertThat(
				this.handlers.onSubscribe(new SubscribeEvent(context("bob"), "prices:X", Payload.EMPTY)).block(TIMEOUT))
			.isNull();
		assertThat(this.handlers.onPublish(new PublishEvent(context("bob"), "prices:X", Payload.EMPTY)).block(TIMEOUT))
			.isNull();
	}

	private JsonNode publish(String user, String action) {
		PublishDecision decision = this.handlers
			.onPublish(new PublishEvent(context(user), this.room, Payload.of(action)))
			.block(TIMEOUT);
		assertThat(decision).isNotNull();
		return this.mapper.readTree(decision.data().bytes());
	}

	private static ClientContext context(String user) {
		return new ClientContext("client-of-" + user, user, "websocket", "json", Map.of(), Map.of(),
				Payload.of("{\"name\":\"" + user + "\"}"));
	}

}
