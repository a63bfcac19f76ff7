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

package io.centrifugo.engine.session.map;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.handler.map.MapHandlers;
import io.centrifugo.engine.handler.map.MapPublishDecision;
import io.centrifugo.engine.handler.map.MapPublishDecision.Condition;
import io.centrifugo.engine.handler.map.MapPublishDecision.Existing;
import io.centrifugo.engine.handler.map.MapPublishHandler;
import io.centrifugo.engine.handler.map.MapRemoveDecision;
import io.centrifugo.engine.handler.map.MapRemoveHandler;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.testkit.TestClient;
import io.centrifugo.engine.testkit.TestNode;

import static io.centrifugo.engine.session.map.MapFixture.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What handlers of maps decide.
 */
class MapHandlerTests {

	private static final String WRITTEN = "{\"id\":3,\"publish\":{}}";

	private final MapFixture maps = new MapFixture();

	private final TestNode node = this.maps.node();

	@Test
	void whenHandlerPublishesThenPermissionsOfTheNamespaceDoNotCount() {
		publish((event) -> Mono.just(new MapPublishDecision(event.context().user() + "/" + event.key(),
				Payload.of("[" + event.channel().length() + "]"), Map.of("t", "x"), false, Condition.NONE)));
		TestClient client = this.node.connect("u").send(subscribe("map:a"));
		client.take();
		client.send(publish("\"key\":\"k\",\"data\":1"));
		assertThat(client.take()).containsExactly("{\"push\":{\"channel\":\"map:a\",\"pub\":{\"data\":[5],"
				+ "\"info\":{\"user\":\"u\",\"client\":\"C\"},\"offset\":1,\"tags\":{\"t\":\"x\"},"
				+ "\"key\":\"u/k\",\"epoch\":\"E\"}}}", WRITTEN);
	}

	@Test
	void whenHandlerRemovesThenTheKeyIsOfItsChoice() {
		remove((event) -> Mono.just(MapRemoveDecision.of(event.key().equals("k") ? "l" : event.key())));
		this.maps.put("map:a", "k", "1").put("map:a", "l", "2");
		TestClient client = this.node.connect("u").send(publish("\"key\":\"k\",\"removed\":true"));
		assertThat(client.takeOne()).isEqualTo(WRITTEN);
		assertThat(this.maps.keys("map:a")).containsExactly("k");
	}

	@Test
	void whenFirstHandlerIsEmptyThenTheNextDecides() {
		this.node.mapHandlers(new MapHandlers(
				List.of((event) -> Mono.empty(), (event) -> Mono.just(MapPublishDecision.of("second", event.data()))),
				List.of()));
		this.node.connect("u").send(publish("\"key\":\"k\",\"data\":1"));
		assertThat(this.maps.keys("map:a")).containsExactly("second");
	}

	@Test
	void whenNoHandlerDecidesThenConfigurationDoes() {
		this.node.mapHandlers(new MapHandlers(List.of((event) -> Mono.empty()), List.of((event) -> Mono.empty())));
		TestClient client = this.node.connect("u");
		assertThat(client.send(publish("\"key\":\"k\",\"data\":1")).takeOne()).contains("\"code\":103,");
		assertThat(client.send(publish("\"key\":\"k\",\"removed\":true")).takeOne()).contains("\"code\":103,");
	}

	@Test
	void whenConditionDoesNotHoldThenNothingIsWritten() {
		publish((event) -> Mono.just(new MapPublishDecision(event.key(), event.data(), Map.of(), false,
				new Condition(event.key().equals("old") ? Existing.MUST : Existing.MUST_NOT, "", 0, ""))));
		this.maps.put("map:a", "new", "1");
		TestClient client = this.node.connect("u");
		assertThat(client.send(publish("\"key\":\"new\",\"data\":2")).takeOne()).isEqualTo(WRITTEN);
		assertThat(client.send(publish("\"key\":\"old\",\"data\":2")).takeOne()).isEqualTo(WRITTEN);
		assertThat(this.maps.keys("map:a")).containsExactly("new");
		client.send(subscribe("map:a"));
		assertThat(client.takeOne()).contains("\"offset\":1,\"key\":\"new\"", "\"data\":1");
	}

	@ParameterizedTest
	@CsvSource({ "error, 400", "other, 100", "empty, 107" })
	void whenHandlerRefusesThenError(String key, int code) {
		publish((event) -> switch (event.key()) {
			case "error" -> Mono.error(new ProtocolError(400, "no", false).toException());
			case "empty" -> Mono.just(MapPublishDecision.of("", event.data()));
			default -> throw new IllegalStateException("test");
		});
		TestClient client = this.node.connect("u").send(publish("\"key\":\"" + key + "\",\"data\":1"));
		assertThat(client.takeOne()).startsWith("{\"id\":3,\"error\":{\"code\":" + code + ",");
		assertThat(this.maps.keys("map:a")).isEmpty();
	}

	@Test
	void whenHandlerDisconnectsThenClosed() {
		remove((event) -> Mono.error(new Disconnect(4500, "out").toException()));
		TestClient client = this.node.connect("u").send(publish("\"key\":\"k\",\"removed\":true"));
		assertThat(client.closeCode()).isEqualTo(4500);
	}

	private void publish(MapPublishHandler handler) {
		this.node.mapHandlers(new MapHandlers(List.of(handler), List.of()));
	}

	private void remove(MapRemoveHandler handler) {
		this.node.mapHandlers(new MapHandlers(List.of(), List.of(handler)));
	}

	private static String publish(String rest) {
		return "{\"id\":3,\"publish\":{\"channel\":\"map:a\",\"type\":1," + rest + "}}";
	}

}
