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

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.centrifugo.engine.broker.map.Idempotency;
import io.centrifugo.engine.broker.map.MapPublishOptions;
import io.centrifugo.engine.broker.map.MapRemoveOptions;
import io.centrifugo.engine.broker.map.MapStateFilter;
import io.centrifugo.engine.broker.map.WriteCondition;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.MapOptions;
import io.centrifugo.engine.channel.SubscriptionType;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.testkit.TestNode;

/**
 * A node with maps of all modes, and writes to them by the server.
 */
final class MapFixture {

	static final Duration KEY_TTL = Duration.ofSeconds(60);

	private final TestNode node = new TestNode();

	MapFixture() {
		this.node.options((options) -> options.withPing(ClientOptions.Ping.DISABLED))
			.namespace("brief", options(MapOptions.Mode.EPHEMERAL, KEY_TTL, 0).build())
			.namespace("map", options(MapOptions.Mode.PERSISTENT, Duration.ZERO, 0).build())
			.namespace("short", options(MapOptions.Mode.PERSISTENT, Duration.ZERO, 2).build());
	}

	static ChannelOptions.Builder options(MapOptions.Mode mode, Duration keyTtl, int streamSize) {
		MapOptions defaults = MapOptions.DEFAULT;
		return TestNode.OPEN.toBuilder()
			.type(SubscriptionType.MAP)
			.map(new MapOptions(mode, keyTtl, new MapOptions.Stream(streamSize, Duration.ZERO, Duration.ZERO),
					defaults.clients(), defaults.pages()));
	}

	TestNode node() {
		return this.node;
	}

	MapFixture put(String channel, String key, String json) {
		return put(channel, key, json, Map.of(), false);
	}

	MapFixture put(String channel, String key, String json, Map<String, String> tags, boolean delta) {
		this.node.services();
		this.node.maps()
			.publish(channel, key, Payload.of(json),
					new MapPublishOptions(null, tags, delta, Idempotency.NONE, WriteCondition.NONE))
			.block(Duration.ofSeconds(5));
		this.node.loop().run();
		return this;
	}

	MapFixture putMany(String channel, int first, int count) {
		for (int i = first; i < first + count; i++) {
			put(channel, "k%04d".formatted(i), String.valueOf(i));
		}
		return this;
	}

	MapFixture remove(String channel, String key) {
		this.node.maps().remove(channel, key, MapRemoveOptions.NONE).block(Duration.ofSeconds(5));
		this.node.loop().run();
		return this;
	}

	String epoch(String channel) {
		this.node.services();
		return this.node.maps().readState(channel, MapStateFilter.ALL).block(Duration.ofSeconds(5)).position().epoch();
	}

	List<String> keys(String channel) {
		this.node.services();
		return this.node.maps()
			.readState(channel, MapStateFilter.ALL)
			.block(Duration.ofSeconds(5))
			.entries()
			.stream()
			.map(Publication::key)
			.toList();
	}

	/**
	 * Make a subscribe command.
	 * @param channel the channel
	 * @param rest further fields, single quotes for double ones
	 */
	static String subscribe(String channel, String rest) {
		return "{\"id\":2,\"subscribe\":{\"channel\":\"" + channel + "\",\"type\":1" + rest.replace('\'', '"') + "}}";
	}

	static String subscribe(String channel) {
		return subscribe(channel, ",'phase':2");
	}

}
