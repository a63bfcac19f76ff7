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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.centrifugo.engine.channel.AccessRule;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.ChannelProxies.Choice;
import io.centrifugo.engine.channel.DeltaOptions;
import io.centrifugo.engine.channel.MapOptions;
import io.centrifugo.engine.channel.MapOptions.ClientKey;
import io.centrifugo.engine.channel.PresenceOptions;
import io.centrifugo.engine.channel.SubscriptionType;
import io.centrifugo.engine.testkit.TestClient;
import io.centrifugo.engine.testkit.TestForms;
import io.centrifugo.engine.testkit.TestNode;

import static io.centrifugo.engine.session.map.MapFixture.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What changes maps, and how subscribers learn of it: client protocol, section 4.14.
 */
class MapChangeTests {

	private static final String LONG = "{\"text\":\"a value that is long enough for a patch to pay\",\"i\":";

	private static final AccessRule ANYBODY = new AccessRule(true, false, true);

	private static final AccessRule SUBSCRIBERS = new AccessRule(false, true, true);

	private final MapFixture maps = new MapFixture();

	private final TestNode node = this.maps.node();

	@Test
	void whenDeltasAreAgreedThenEachKeyHasItsChain() {
		this.node.namespace("delta", delta(MapOptions.Mode.PERSISTENT));
		this.maps.put("delta:a", "k", LONG + "1}", Map.of(), true);
		String epoch = this.maps.epoch("delta:a");
		TestClient client = this.node.connect().send(subscribe("delta:a", ",'phase':2,'delta':'fossil'"));
		assertThat(client.takeOne()).contains("\"delta\":true", "\"data\":\"{\\\"text\\\":");
		this.maps.put("delta:a", "k", LONG + "2}", Map.of(), true);
		assertThat(client.takeOne()).contains("\"delta\":true", "\"key\":\"k\"");
		this.maps.put("delta:a", "l", LONG + "3}", Map.of(), true);
		assertThat(client.takeOne()).contains("\"data\":\"{").doesNotContain("\"delta\"");
		this.maps.remove("delta:a", "k");
		assertThat(client.takeOne()).contains("\"data\":\"null\"", "\"removed\":true").doesNotContain("\"delta\"");
		this.maps.put("delta:a", "k", LONG + "4}", Map.of(), true);
		assertThat(client.takeOne()).contains("\"data\":\"{").doesNotContain("\"delta\"");
		TestClient late = this.node.connect();
		late.send(subscribe("delta:a", ",'delta':'fossil','recover':true,'offset':1,'epoch':'" + epoch + "'"));
		assertThat(late.takeOne().split("\"delta\":true", -1)).hasSize(2);
		this.maps.put("delta:a", "l", LONG + "5}", Map.of(), true);
		assertThat(late.takeOne()).contains("\"delta\":true");
	}

	@Test
	void whenMapHasNoPositionsThenDeltasAreNotAgreedOn() {
		this.node.namespace("delta", delta(MapOptions.Mode.EPHEMERAL));
		TestClient client = this.node.connect().send(subscribe("delta:a", ",'phase':2,'delta':'fossil'"));
		assertThat(client.takeOne()).isEqualTo("{\"id\":2,\"subscribe\":{\"epoch\":\"E\",\"type\":1}}");
		this.maps.put("delta:a", "k", "1", Map.of(), true);
		assertThat(client.takeOne()).contains("\"data\":1");
	}

	private static ChannelOptions delta(MapOptions.Mode mode) {
		Duration keyTtl = (mode == MapOptions.Mode.PERSISTENT) ? Duration.ZERO : MapFixture.KEY_TTL;
		return MapFixture.options(mode, keyTtl, 0).delta(new DeltaOptions(true, true)).build();
	}

	@Test
	void whenClientSpeaksProtobufThenDataAreBytes() {
		this.maps.put("map:a", "k", "1");
		TestClient client = this.node.open(TestForms.PROTOBUF);
		client.send(new byte[] { 4, 8, 1, 34, 0 }).take();
		byte[] channel = "map:a".getBytes(StandardCharsets.US_ASCII);
		byte[] command = new byte[] { 16, 8, 2, 42, 12, 10, 5, channel[0], channel[1], channel[2], channel[3],
				channel[4], 120, 1, (byte) 128, 1, 2 };
		command[0] = (byte) (command.length - 1);
		command[4] = (byte) (command.length - 5);
		assertThat(client.send(command).takeOne()).contains("22" + "0131", "5a" + "016b");
		this.maps.remove("map:a", "k");
		assertThat(client.takeOne()).contains("5a" + "016b" + "6001");
	}

	@Test
	void whenClientWritesThenSubscribersGetIt() {
		this.node.namespace("open", clients(ClientKey.ANY, ANYBODY, ANYBODY));
		TestClient client = this.node.connect("u").send(subscribe("open:a"));
		client.take();
		client.send(publish("open:a", "\"key\":\"k\",\"data\":1"));
		assertThat(client.take()).containsExactly(
				"{\"push\":{\"channel\":\"open:a\",\"pub\":{\"data\":1,"
						+ "\"info\":{\"user\":\"u\",\"client\":\"C\"},\"offset\":1,\"key\":\"k\",\"epoch\":\"E\"}}}",
				"{\"id\":3,\"publish\":{}}");
		client.send(publish("open:a", "\"key\":\"k\",\"removed\":true"));
		assertThat(client.take()).containsExactly(
				"{\"push\":{\"channel\":\"open:a\",\"pub\":{\"offset\":2,\"key\":\"k\",\"removed\":true}}}",
				"{\"id\":3,\"publish\":{}}");
		client.send(publish("open:a", "\"key\":\"k\",\"removed\":true"));
		assertThat(client.take()).containsExactly("{\"id\":3,\"publish\":{}}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "open:a|\"data\":1|107", "closed:a|\"key\":\"k\",\"data\":1|103",
					"closed:a|\"key\":\"k\",\"removed\":true|103", "stream|\"key\":\"k\",\"data\":1|107",
					"no:a|\"key\":\"k\",\"data\":1|102", "users:a|\"key\":\"k\",\"data\":1|103",
					"subscribers:a|\"key\":\"k\",\"data\":1|103", "proxied:a|\"key\":\"k\",\"data\":1|108" })
	void whenWriteIsNotAllowedThenError(String channel, String rest, int error) {
		this.node.namespace("open", clients(ClientKey.ANY, ANYBODY, ANYBODY))
			.namespace("closed", clients(ClientKey.ANY, AccessRule.NOBODY, AccessRule.NOBODY))
			.namespace("users", clients(ClientKey.USER_ID, ANYBODY, ANYBODY))
			.namespace("subscribers", clients(ClientKey.ANY, SUBSCRIBERS, SUBSCRIBERS))
			.namespace("proxied", proxied());
		TestClient client = this.node.connect().send(publish(channel, rest));
		assertThat(client.takeOne()).startsWith("{\"id\":3,\"error\":{\"code\":" + error + ",");
	}

	@Test
	void whenStreamPublicationGoesToMapThenBadRequest() {
		TestClient client = this.node.connect().send("{\"id\":3,\"publish\":{\"channel\":\"map:a\",\"data\":1}}");
		assertThat(client.takeOne()).contains("\"code\":107");
	}

	@Test
	void whenSubscribersMayWriteThenOnceTheyAreLive() {
		this.node.namespace("subscribers", clients(ClientKey.CLIENT_ID, SUBSCRIBERS, SUBSCRIBERS));
		TestClient client = this.node.connect().send(subscribe("subscribers:a"));
		client.take();
		client.send(publish("subscribers:a", "\"data\":1"));
		assertThat(client.take()).anyMatch((push) -> push.contains("\"key\":\"C\""));
		assertThat(this.maps.keys("subscribers:a")).containsExactly(client.session().clientId());
	}

	private static ChannelOptions clients(ClientKey key, AccessRule publish, AccessRule remove) {
		MapOptions options = MapOptions.DEFAULT;
		return MapFixture.options(MapOptions.Mode.PERSISTENT, Duration.ZERO, 0)
			.map(new MapOptions(MapOptions.Mode.PERSISTENT, Duration.ZERO, options.stream(),
					new MapOptions.Clients(true, key, publish, remove, Choice.NONE, Choice.NONE), options.pages()))
			.build();
	}

	private static ChannelOptions proxied() {
		MapOptions options = MapOptions.DEFAULT;
		return MapFixture.options(MapOptions.Mode.PERSISTENT, Duration.ZERO, 0)
			.map(new MapOptions(MapOptions.Mode.PERSISTENT, Duration.ZERO, options.stream(),
					new MapOptions.Clients(false, ClientKey.ANY, ANYBODY, ANYBODY, new Choice(true, "default"),
							Choice.NONE),
					options.pages()))
			.build();
	}

	@ParameterizedTest
	@CsvSource({ "true", "false" })
	void whenClientLeavesThenItsOwnKeyGoes(boolean unsubscribes) {
		this.node.namespace("own", clients(ClientKey.CLIENT_ID, ANYBODY, ANYBODY));
		TestClient client = this.node.connect().send(subscribe("own:a"));
		client.send(publish("own:a", "\"key\":\"x\",\"data\":1"));
		this.maps.put("own:a", "other", "2");
		if (unsubscribes) {
			client.send("{\"id\":4,\"unsubscribe\":{\"channel\":\"own:a\"}}");
		}
		else {
			client.drop();
		}
		assertThat(this.maps.keys("own:a")).containsExactly("other");
	}

	@ParameterizedTest
	@CsvSource({ "room:a, 0", "maproom:a, 1" })
	void whenPresenceIsMirroredThenMapsListSubscribers(String channel, int type) {
		mirrors();
		TestClient watcher = this.node.connect("w");
		watcher.send("{\"id\":2,\"subscribe\":{\"channel\":\"cli:" + channel + "\",\"type\":2,\"phase\":2}}").take();
		TestClient client = this.node.connect("u");
		client.send("{\"id\":2,\"subscribe\":{\"channel\":\"" + channel + "\",\"type\":" + type + ",\"phase\":2}}");
		assertThat(watcher.takeOne()).contains("\"info\":{\"user\":\"u\",\"client\":\"").doesNotContain("removed");
		assertThat(this.maps.keys("cli:" + channel)).containsExactly(client.session().clientId());
		assertThat(this.maps.keys("usr:" + channel)).containsExactly("u");
		this.node.advance(Duration.ofSeconds(50));
		this.node.advance(Duration.ofSeconds(50));
		assertThat(this.maps.keys("usr:" + channel)).containsExactly("u");
		client.drop();
		assertThat(this.maps.keys("cli:" + channel)).isEmpty();
		assertThat(this.maps.keys("usr:" + channel)).containsExactly("u");
		this.node.advance(Duration.ofSeconds(100));
		assertThat(this.maps.keys("usr:" + channel)).isEmpty();
	}

	@Test
	void whenUserIsAnonymousThenItHasNoKey() {
		mirrors();
		this.node.connect().send("{\"id\":2,\"subscribe\":{\"channel\":\"room:a\"}}").take();
		assertThat(this.maps.keys("cli:room:a")).hasSize(1);
		assertThat(this.maps.keys("usr:room:a")).isEmpty();
	}

	private void mirrors() {
		PresenceOptions presence = new PresenceOptions(false, false, false, "cli:", "usr:");
		Duration ttl = Duration.ofSeconds(60);
		this.node.namespace("room", TestNode.OPEN.toBuilder().presence(presence).build())
			.namespace("maproom",
					MapFixture.options(MapOptions.Mode.PERSISTENT, Duration.ZERO, 0).presence(presence).build())
			.namespace("cli",
					MapFixture.options(MapOptions.Mode.EPHEMERAL, ttl, 0).type(SubscriptionType.MAP_CLIENTS).build())
			.namespace("usr",
					MapFixture.options(MapOptions.Mode.EPHEMERAL, ttl, 0).type(SubscriptionType.MAP_USERS).build());
	}

	private static String publish(String channel, String rest) {
		return "{\"id\":3,\"publish\":{\"channel\":\"" + channel + "\",\"type\":1," + rest + "}}";
	}

}
