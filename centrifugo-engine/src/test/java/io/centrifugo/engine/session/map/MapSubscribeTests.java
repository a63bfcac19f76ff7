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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.DeltaOptions;
import io.centrifugo.engine.channel.MapOptions;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.testkit.GatedMapBroker.Operation;
import io.centrifugo.engine.testkit.TestClient;
import io.centrifugo.engine.testkit.TestNode;

import static io.centrifugo.engine.session.map.MapFixture.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a client gets from nothing to a live map: client protocol, section 4.14.
 */
class MapSubscribeTests {

	private static final Pattern KEY = Pattern.compile("\"key\":\"(\\w+)\"");

	private final MapFixture maps = new MapFixture();

	private final TestNode node = this.maps.node();

	@Test
	void whenMapIsEmptyThenLiveAtOnce() {
		TestClient client = this.node.connect();
		assertThat(client.send(subscribe("brief:a")).takeOne())
			.isEqualTo("{\"id\":2,\"subscribe\":{\"epoch\":\"E\",\"type\":1}}");
		assertThat(client.send(subscribe("map:a")).takeOne())
			.isEqualTo("{\"id\":2,\"subscribe\":{\"recoverable\":true,\"epoch\":\"E\",\"type\":1}}");
	}

	@Test
	void whenMapIsSmallThenStateAndLiveAreOneReply() {
		this.maps.put("map:a", "k", "1").put("map:a", "k", "2").put("map:a", "b", "3");
		TestClient client = this.node.connect().send(subscribe("map:a"));
		assertThat(client.takeOne())
			.isEqualTo("{\"id\":2,\"subscribe\":{\"recoverable\":true,\"epoch\":\"E\",\"offset\":3,"
					+ "\"type\":1,\"state\":[{\"data\":3,\"offset\":3,\"key\":\"b\"},{\"data\":2,\"offset\":2,\"key\":\"k\"}]}}");
		this.maps.put("map:a", "k", "4").remove("map:a", "b");
		assertThat(client.take()).containsExactly(push("map:a", "{\"data\":4,\"offset\":4,\"key\":\"k\"}"),
				push("map:a", "{\"offset\":5,\"key\":\"b\",\"removed\":true}"));
	}

	@Test
	void whenKeyExpiresThenItIsRemoved() {
		this.maps.put("brief:a", "k", "1");
		TestClient client = this.node.connect().send(subscribe("brief:a"));
		client.take();
		this.node.advance(MapFixture.KEY_TTL.plusSeconds(2));
		assertThat(client.take()).contains(push("brief:a", "{\"key\":\"k\",\"removed\":true}"));
	}

	@ParameterizedTest
	@CsvSource({ "map:a", "brief:a" })
	void whenStateIsLargeThenPagesShowItAsOfTheFirst(String channel) {
		this.maps.putMany(channel, 0, 250);
		TestClient client = this.node.connect();
		String first = client.send(subscribe(channel, ",'phase':2,'limit':100")).takeOne();
		assertThat(keys(first)).hasSize(100).startsWith("k0000").endsWith("k0099");
		assertThat(first).contains("\"phase\":2", "\"cursor\":\"k0099\"").doesNotContain("recoverable");
		this.maps.put(channel, "k0001", "-1").put(channel, "k0120", "-2").remove(channel, "k0121");
		String second = client.send(subscribe(channel, page(channel, first))).takeOne();
		this.maps.put(channel, "z", "-3");
		String last = client.send(subscribe(channel, page(channel, second))).takeOne();
		assertThat(last).doesNotContain("\"phase\"", "\"cursor\"");
		assertThat(values(first, second, last)).hasSize(250)
			.containsEntry("k0001", "-1")
			.containsEntry("k0120", "-2")
			.containsEntry("z", "-3")
			.doesNotContainKey("k0121");
		this.maps.put(channel, "z", "-4");
		assertThat(client.takeOne()).contains("\"data\":-4");
	}

	@Test
	void whenMuchChangesWhilePagingThenStreamIsReadInPagesToo() {
		this.node.namespace("long", MapFixture.options(MapOptions.Mode.PERSISTENT, Duration.ZERO, 1000).build());
		this.maps.putMany("long:a", 0, 150);
		TestClient client = this.node.connect();
		String first = client.send(subscribe("long:a")).takeOne();
		for (int i = 0; i < 5; i++) {
			this.maps.putMany("long:a", 0, 50);
		}
		String last = client.send(subscribe("long:a", page("long:a", first))).takeOne();
		assertThat(last).contains("\"phase\":2", "\"offset\":150").doesNotContain("\"cursor\"");
		String second = client.send(subscribe("long:a", position("long:a", last) + ",'phase':1")).takeOne();
		assertThat(second).contains("\"phase\":1", "\"offset\":250,\"type\"");
		String third = client.send(subscribe("long:a", position("long:a", second) + ",'phase':1")).takeOne();
		assertThat(third).contains("\"phase\":1", "\"offset\":350,\"type\"");
		String live = client.send(subscribe("long:a", position("long:a", third) + ",'phase':1")).takeOne();
		assertThat(live).contains("\"recoverable\":true", "\"offset\":400,\"type\"")
			.doesNotContain("\"phase\"", "recovered");
		assertThat(values(first, last, second, third, live)).hasSize(150).containsEntry("k0049", "49");
	}

	@Test
	void whenConnectionComesBackThenItRecovers() {
		this.maps.put("map:a", "k", "1");
		String position = ",'offset':1,'epoch':'" + this.maps.epoch("map:a") + "'";
		this.maps.put("map:a", "l", "2").remove("map:a", "k");
		TestClient client = this.node.connect().send(subscribe("map:a", position + ",'phase':1,'recover':true"));
		assertThat(client.takeOne()).isEqualTo("{\"id\":2,\"subscribe\":{\"recoverable\":true,\"epoch\":\"E\","
				+ "\"publications\":[{\"data\":2,\"offset\":2,\"key\":\"l\"},{\"offset\":3,\"key\":\"k\",\"removed\":true}],"
				+ "\"recovered\":true,\"offset\":3,\"was_recovering\":true,\"type\":1}}");
		TestClient direct = this.node.connect().send(subscribe("map:a", position + ",'recover':true"));
		assertThat(direct.takeOne()).contains("\"recovered\":true", "\"offset\":3,");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "short:a|,'offset':1,'epoch':'EPOCH'",
			"map:a|,'offset':1,'epoch':'other'", "map:a|,'offset':1", "map:a|,'offset':9,'epoch':'EPOCH'", "map:a|" })
	void whenPositionIsGoneThenUnrecoverable(String channel, String position) {
		this.maps.putMany(channel, 0, 4);
		String since = (position != null) ? position.replace("EPOCH", this.maps.epoch(channel)) : "";
		for (String phase : List.of(",'phase':1", "")) {
			TestClient client = this.node.connect().send(subscribe(channel, since + phase + ",'recover':true"));
			assertError(client, 112);
			assertThat(client.send(subscribe(channel)).takeOne()).contains("\"state\":[");
		}
	}

	@Test
	void whenTooMuchWasMissedThenUnrecoverable() {
		this.node.namespace("near", near(3));
		this.maps.putMany("near:a", 0, 5);
		String epoch = ",'epoch':'" + this.maps.epoch("near:a") + "','recover':true";
		assertError(this.node.connect().send(subscribe("near:a", epoch + ",'offset':1,'phase':1")), 112);
		assertThat(this.node.connect().send(subscribe("near:a", epoch + ",'offset':2,'phase':1")).takeOne())
			.contains("\"recovered\":true");
	}

	private static ChannelOptions near(int limit) {
		MapOptions defaults = MapOptions.DEFAULT;
		return MapFixture.options(MapOptions.Mode.PERSISTENT, Duration.ZERO, 0)
			.map(new MapOptions(MapOptions.Mode.PERSISTENT, Duration.ZERO, defaults.stream(), defaults.clients(),
					new MapOptions.Pages(0, 0, 0, limit, Duration.ofSeconds(10))))
			.build();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "map:a|,'phase':2,'cursor':'k'|103", "map:a|,'phase':1|103", "map:a|,'phase':3|107",
					"brief:a|,'phase':1,'recover':true|107",
					"map:a|,'phase':2,'tf':{'key':'t','cmp':'eq','val':'1'}|107", "no:a|,'phase':2|102",
					"stream|,'phase':2|103", "map:b#регистр|,'phase':2|107" })
	void whenStepIsWrongThenError(String channel, String step, int error) {
		TestClient client = this.node.connect().send(subscribe(channel, step));
		assertError(client, error);
	}

	@Test
	void whenSubscribedOrBeginningThenSecondBeginIsRefused() {
		this.maps.putMany("map:a", 0, 150);
		TestClient client = this.node.connect();
		String first = client.send(subscribe("map:a")).takeOne();
		assertError(client.send(subscribe("map:a")), 105);
		client.send(subscribe("map:a", page("map:a", first))).takeOne();
		assertError(client.send(subscribe("map:a")), 105);
		assertError(client.send(subscribe("map:a", page("map:a", first))), 105);
	}

	@Test
	void whenPageIsBeingReadThenNextMustWait() {
		this.node.options((options) -> options.withLimits(new ClientOptions.Limits(128, 1 << 20, 8, 0, 300, 300)));
		this.maps.putMany("map:a", 0, 250);
		TestClient client = this.node.connect();
		String first = client.send(subscribe("map:a")).takeOne();
		String next = subscribe("map:a", page("map:a", first));
		this.node.maps().hold(Operation.STATE);
		client.send(next);
		assertThat(client.send(next).takeOne())
			.isEqualTo("{\"id\":2,\"error\":{\"code\":113,\"message\":\"concurrent pagination\",\"temporary\":true}}");
		this.node.maps().release();
		assertThat(client.takeOne()).contains("\"cursor\":\"k0199\"");
	}

	@Test
	void whenEpochChangesWhilePagingThenItStartsAnew() {
		this.maps.putMany("map:a", 0, 150);
		TestClient client = this.node.connect();
		String first = client.send(subscribe("map:a")).takeOne();
		this.node.maps().clear("map:a").block(Duration.ofSeconds(5));
		assertError(client.send(subscribe("map:a", page("map:a", first))), 112);
		assertThat(client.send(subscribe("map:a")).takeOne()).contains("\"recoverable\":true");
	}

	@Test
	void whenMapIsClearedThenLiveSubscriptionIsTold() {
		this.maps.put("map:a", "k", "1");
		TestClient client = this.node.connect().send(subscribe("map:a"));
		client.take();
		this.node.maps().clear("map:a").block(Duration.ofSeconds(5));
		Awaitility.await()
			.untilAsserted(() -> assertThat(client.take())
				.anyMatch((push) -> push.contains("\"unsubscribe\":{\"code\":2500")));
	}

	@Test
	void whenClientPagesTooSlowlyThenItIsSlow() {
		this.maps.putMany("map:a", 0, 150);
		TestClient client = this.node.connect();
		String first = client.send(subscribe("map:a")).takeOne();
		this.node.advance(Duration.ofSeconds(6));
		client.send(subscribe("map:a", page("map:a", first)));
		assertThat(client.closeCode()).isEqualTo(3008);
	}

	@Test
	void whenClientLetsItLieThenItCountsNoLonger() {
		this.node.options((options) -> options.withLimits(new ClientOptions.Limits(1, 1 << 20, 0, 0, 300, 300)));
		this.maps.putMany("brief:a", 0, 150);
		TestClient client = this.node.connect();
		client.send(subscribe("brief:a")).takeOne();
		assertError(client.send(subscribe("map:b")), 106);
		this.node.advance(Duration.ofSeconds(6));
		assertThat(client.send(subscribe("map:b")).takeOne()).contains("\"type\":1");
		assertThat(this.node.services().hub().numSubscribers("brief:a")).isZero();
	}

	@Test
	void whenUnsubscribedWhilePagingThenItIsOver() {
		this.maps.putMany("brief:a", 0, 150);
		TestClient client = this.node.connect();
		String first = client.send(subscribe("brief:a")).takeOne();
		assertThat(client.send("{\"id\":3,\"unsubscribe\":{\"channel\":\"brief:a\"}}").takeOne())
			.isEqualTo("{\"id\":3,\"unsubscribe\":{}}");
		assertThat(this.node.services().hub().numSubscribers("brief:a")).isZero();
		assertError(client.send(subscribe("brief:a", page("brief:a", first))), 103);
	}

	@Test
	void whenReadFailsThenNothingIsLeft() {
		this.node.maps().fail(Operation.STATE, new IllegalStateException("expected by the test"));
		TestClient client = this.node.connect().send(subscribe("brief:a"));
		assertError(client, 100);
		assertThat(this.node.services().hub().numSubscribers("brief:a")).isZero();
	}

	@Test
	void whenSomethingChangesWhileGoingLiveThenItIsInTheReply() {
		this.maps.put("map:a", "k", "1");
		TestClient client = this.node.connect();
		this.node.maps().hold(Operation.STREAM);
		client.send(subscribe("map:a"));
		this.maps.put("map:a", "k", "2");
		assertThat(client.take()).isEmpty();
		this.node.maps().release();
		assertThat(client.takeOne()).contains("\"publications\":[{\"data\":2,\"offset\":2,\"key\":\"k\"}]",
				"\"offset\":2,\"type\":1,\"state\":[{\"data\":1,");
		this.maps.put("map:a", "k", "3");
		assertThat(client.takeOne()).contains("\"data\":3,\"offset\":3");
	}

	@Test
	void whenTagsAreFilteredThenEverywhere() {
		this.node.namespace("tags",
				MapFixture.options(MapOptions.Mode.PERSISTENT, Duration.ZERO, 0)
					.tagsFilterAllowed(true)
					.delta(new DeltaOptions(true, false))
					.build());
		this.maps.put("tags:a", "k", "1", Map.of("t", "1"), false).put("tags:a", "l", "2", Map.of("t", "2"), false);
		TestClient client = this.node.connect();
		client.send(subscribe("tags:a", ",'phase':2,'delta':'fossil','tf':{'key':'t','cmp':'eq','val':'1'}"));
		assertThat(client.takeOne()).doesNotContain("\"delta\"")
			.contains("\"state\":[{\"data\":1,\"offset\":1,\"tags\":{\"t\":\"1\"},\"key\":\"k\",\"epoch\":\"E\"}]");
		this.maps.put("tags:a", "m", "3", Map.of("t", "2"), true).put("tags:a", "n", "4", Map.of("t", "1"), true);
		assertThat(client.takeOne()).contains("\"data\":4,\"offset\":4");
	}

	private static void assertError(TestClient client, int error) {
		assertThat(client.takeOne()).startsWith("{\"id\":2,\"error\":{\"code\":" + error + ",");
	}

	private static String push(String channel, String publication) {
		return "{\"push\":{\"channel\":\"" + channel + "\",\"pub\":" + publication + "}}";
	}

	private static List<String> keys(String reply) {
		List<String> keys = new ArrayList<>();
		Matcher matcher = KEY.matcher(reply);
		while (matcher.find()) {
			keys.add(matcher.group(1));
		}
		return keys;
	}

	/**
	 * Apply replies as a client does, without looking at offsets.
	 */
	private static Map<String, String> values(String... replies) {
		Map<String, String> values = new TreeMap<>();
		Pattern entry = Pattern
			.compile("\\{(?:\"data\":(-?\\d+))?,?(?:\"offset\":\\d+,)?\"key\":\"(\\w+)\"(,\"removed\":true)?");
		for (String reply : replies) {
			int split = reply.indexOf("\"state\"");
			String ordered = (split > 0) ? reply.substring(split) + reply.substring(0, split) : reply;
			Matcher matcher = entry.matcher(ordered);
			while (matcher.find()) {
				if (matcher.group(3) != null) {
					values.remove(matcher.group(2));
				}
				else {
					values.put(matcher.group(2), matcher.group(1));
				}
			}
		}
		return values;
	}

	private String page(String channel, String reply) {
		Matcher cursor = Pattern.compile("\"cursor\":\"(\\w+)\"").matcher(reply);
		assertThat(cursor.find()).isTrue();
		return position(channel, reply) + ",'phase':2,'limit':100,'cursor':'" + cursor.group(1) + "'";
	}

	private String position(String channel, String reply) {
		Matcher offset = Pattern.compile("\"offset\":(\\d+),\"type\"").matcher(reply);
		boolean streamed = offset.find();
		return streamed ? ",'offset':" + offset.group(1) + ",'epoch':'" + this.maps.epoch(channel) + "'" : "";
	}

}
