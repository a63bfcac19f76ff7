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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.centrifugo.engine.channel.SubscriptionType;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.session.ServerSubscription;
import io.centrifugo.engine.session.SubscriptionFlags;
import io.centrifugo.engine.testkit.TestClient;
import io.centrifugo.engine.testkit.TestNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Subscriptions by the server to channels that are no streams: the type of a namespace
 * binds clients only, the server subscribes to the channel as to a stream.
 */
class ServerSideMapTests {

	private final MapFixture maps = new MapFixture();

	private final TestNode node = this.maps.node()
		.namespace("poll", TestNode.OPEN.toBuilder().type(SubscriptionType.SHARED_POLL).build());

	@ParameterizedTest
	@ValueSource(strings = { "map:a", "brief:a", "poll:a" })
	void whenServerSubscribesThenTheTypeDoesNotMatter(String channel) {
		TestClient client = this.node.connect("u");
		client.session()
			.subscribe(new ServerSubscription(channel, SubscriptionFlags.NONE, 0, Payload.EMPTY, Payload.EMPTY, null));
		assertThat(client.takeOne()).isEqualTo("{\"push\":{\"channel\":\"" + channel + "\",\"subscribe\":{}}}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "map:a", "brief:a", "poll:a" })
	void whenTokenNamesChannelThenTheTypeDoesNotMatter(String channel) {
		TestClient client = this.node.open();
		client.send("{\"id\":1,\"connect\":{\"token\":\"" + TestNode.token("{'sub':'u','channels':['" + channel + "']}")
				+ "\"}}");
		assertThat(client.takeOne()).contains("\"subs\":{\"" + channel + "\":{}}");
	}

	@Test
	void whenMapChangesThenTheServersSubscriberGetsTheChangesOnly() {
		this.maps.put("map:a", "before", "1");
		TestClient client = this.node.connect("u");
		client.session()
			.subscribe(new ServerSubscription("map:a", SubscriptionFlags.NONE, 0, Payload.EMPTY, Payload.EMPTY, null));
		assertThat(client.takeOne()).doesNotContain("before");
		this.maps.put("map:a", "k", "2");
		assertThat(client.takeOne()).contains("\"data\":2", "\"key\":\"k\"");
		this.maps.remove("map:a", "k");
		assertThat(client.takeOne()).contains("\"key\":\"k\",\"removed\":true");
	}

}
