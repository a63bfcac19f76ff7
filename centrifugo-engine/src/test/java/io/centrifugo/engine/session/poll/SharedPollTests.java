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

package io.centrifugo.engine.session.poll;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.DeltaOptions;
import io.centrifugo.engine.channel.SharedPollOptions;
import io.centrifugo.engine.channel.SubscriptionType;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.testkit.TestClient;
import io.centrifugo.engine.testkit.TestNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shared poll subscriptions: client protocol, section 4.15.
 */
class SharedPollTests {

	private static final String LONG = "{\"text\":\"a value that is long enough for a patch to pay\",\"i\":";

	private final FakeBackend backend = new FakeBackend();

	private final TestNode node = new TestNode().sharedPoll(this.backend)
		.options((options) -> options.withPing(ClientOptions.Ping.DISABLED))
		.namespace("poll", options(SharedPollOptions.Mode.VERSIONED))
		.namespace("free", options(SharedPollOptions.Mode.VERSIONLESS));

	/** What came right after the reply to the last track command. */
	private List<String> atOnce = List.of();

	private static ChannelOptions options(SharedPollOptions.Mode mode) {
		return TestNode.OPEN.toBuilder()
			.type(SubscriptionType.SHARED_POLL)
			.delta(new DeltaOptions(true, false))
			.sharedPoll(new SharedPollOptions("", mode, new SharedPollOptions.Refresh(Duration.ofSeconds(10), 2, 3),
					Duration.ZERO, Duration.ZERO, false))
			.build();
	}

	@Test
	void whenSubscribedThenNothingComesUntilKeysAreTracked() {
		this.backend.put("a", "1", 1);
		TestClient client = this.node.connect("u");
		assertThat(client.send(subscribe("poll:x", "")).takeOne()).isEqualTo("{\"id\":2,\"subscribe\":{\"type\":4}}");
		assertThat(client.send(subscribe("free:x", ",\"delta\":\"fossil\"")).takeOne())
			.isEqualTo("{\"id\":2,\"subscribe\":{\"epoch\":\"E\",\"delta\":true,\"type\":4}}");
		pass(30);
		assertThat(client.take()).isEmpty();
		assertThat(this.backend.takeQuestions()).isEmpty();
	}

	@Test
	void whenKeyIsTrackedThenItsValueComesAfterTheReply() {
		this.backend.put("a", "1", 7);
		TestClient client = subscribed("poll:x");
		client.send(track("poll:x", 3600, "a:0", "b:0"));
		pass(0);
		assertThat(client.take()).containsExactly("{\"id\":3,\"sub_refresh\":{\"expires\":true,\"ttl\":3600}}",
				push("poll:x", "{\"data\":1,\"key\":\"a\",\"version\":7}"));
		pass(10);
		assertThat(client.take()).isEmpty();
		this.backend.put("a", "2", 8).put("b", "3", 1);
		pass(10);
		assertThat(client.take()).containsExactly(push("poll:x", "{\"data\":2,\"key\":\"a\",\"version\":8}"),
				push("poll:x", "{\"data\":3,\"key\":\"b\",\"version\":1}"));
		assertThat(this.backend.takeQuestions()).hasSize(3)
			.endsWith("[KnownKey[key=a, version=7], KnownKey[key=b, version=0]]");
	}

	@Test
	void whenVersionIsKnownThenOnlyNewerOnesCome() {
		this.backend.put("a", "1", 7);
		TestClient client = tracked("poll:x", "a:7");
		assertThat(this.atOnce).isEmpty();
		pass(10);
		assertThat(client.take()).isEmpty();
		this.backend.put("a", "2", 8);
		pass(10);
		assertThat(client.take()).containsExactly(push("poll:x", "{\"data\":2,\"key\":\"a\",\"version\":8}"));
	}

	@ParameterizedTest
	@CsvSource({ "poll:x, 7", "free:x, 0" })
	void whenSecondClientComesThenItGetsTheValueToo(String channel, long version) {
		this.backend.put("a", "1", version);
		TestClient first = tracked(channel, "a:0");
		assertThat(this.atOnce).hasSize(1);
		tracked(channel, "a:0");
		assertThat(this.atOnce).hasSize(1);
		assertThat(first.take()).isEmpty();
	}

	@Test
	void whenVersionsAreTheServersThenContentDecides() {
		this.backend.put("a", "1", 0);
		TestClient client = tracked("free:x", "a:0");
		assertThat(this.atOnce.get(0)).contains("\"data\":1", "\"version\":1}");
		pass(20);
		assertThat(client.take()).isEmpty();
		this.backend.put("a", "2", 0);
		pass(10);
		assertThat(client.takeOne()).contains("\"data\":2").doesNotContain("\"version\":1}");
	}

	@Test
	void whenKeyIsRemovedThenItIsTrackedNoLonger() {
		this.backend.put("a", "1", 1);
		TestClient client = tracked("poll:x", "a:0");
		this.backend.remove("a");
		pass(10);
		assertThat(client.take()).containsExactly(push("poll:x", "{\"key\":\"a\",\"removed\":true}"));
		this.backend.put("a", "2", 2);
		pass(20);
		assertThat(client.take()).isEmpty();
	}

	@Test
	void whenUntrackedOrUnsubscribedThenNothingIsPolled() {
		this.backend.put("a", "1", 1).put("b", "2", 1);
		TestClient client = tracked("poll:x", "a:0", "b:0");
		assertThat(
				client.send("{\"id\":4,\"sub_refresh\":{\"channel\":\"poll:x\",\"type\":2,\"untrack\":[\"a\",\"z\"]}}")
					.takeOne())
			.isEqualTo("{\"id\":4,\"sub_refresh\":{}}");
		this.backend.put("a", "3", 2).put("b", "4", 2);
		pass(10);
		assertThat(client.takeOne()).contains("\"key\":\"b\"");
		client.send("{\"id\":5,\"unsubscribe\":{\"channel\":\"poll:x\"}}").take();
		this.backend.takeQuestions();
		pass(30);
		assertThat(this.backend.takeQuestions()).isEmpty();
	}

	@Test
	void whenBatchIsSignedForMoreThenUnwantedKeysAreLeftOut() {
		this.backend.put("a", "1", 1).put("b", "2", 1);
		TestClient client = subscribed("poll:x");
		client.send(track("poll:x", 0, "a:0", "b:0").replace("\"type\":1", "\"type\":1,\"untrack\":[\"b\"]"));
		pass(0);
		assertThat(client.take()).containsExactly("{\"id\":3,\"sub_refresh\":{}}",
				push("poll:x", "{\"data\":1,\"key\":\"a\",\"version\":1}"));
	}

	@Test
	void whenBackendTellsTheBaseThenPatchesFollow() {
		this.backend.put("a", LONG + "1}", 1);
		TestClient client = this.node.connect("u").send(subscribe("poll:x", ",\"delta\":\"fossil\""));
		client.take();
		assertThat(client.send(track("poll:x", 0, "a:0")).take().get(1)).contains("\"data\":\"{")
			.doesNotContain("delta");
		this.backend.put("a", LONG + "2}", 2, LONG + "1}");
		pass(10);
		assertThat(client.takeOne()).contains("\"delta\":true", "\"key\":\"a\"", "\"version\":2");
		this.backend.put("a", LONG + "3}", 3);
		pass(10);
		assertThat(client.takeOne()).contains("\"data\":\"{").doesNotContain("delta");
	}

	@Test
	void whenEpochChangesThenClientStartsAnew() {
		this.backend.epoch("one");
		this.backend.put("a", "1", 5);
		TestClient client = tracked("poll:x", "a:0");
		this.backend.epoch("two");
		pass(10);
		assertThat(client.takeOne()).contains("\"unsubscribe\":{\"code\":2500");
		assertThat(client.send(subscribe("poll:x", "")).takeOne()).contains("\"epoch\":\"two\"");
	}

	@Test
	void whenBackendFailsThenItIsAskedAgain() {
		this.backend.fail(true);
		TestClient client = tracked("poll:x", "a:0");
		pass(20);
		this.backend.fail(false);
		this.backend.put("a", "1", 1);
		pass(10);
		assertThat(client.takeOne()).contains("\"data\":1");
	}

	@Test
	void whenSignatureIsNotRenewedThenKeysAreDropped() {
		this.backend.put("a", "1", 1);
		TestClient client = subscribed("poll:x");
		client.send(track("poll:x", 10, "a:0")).take();
		pass(60);
		pass(30);
		this.backend.put("a", "2", 2);
		pass(30);
		assertThat(client.take()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "\"type\":1|107", "\"type\":1,\"track\":[]|107", "\"type\":2|107",
			"\"type\":1,\"track\":[{\"signature\":\"1:0:ab\",\"items\":[{\"key\":\"a\"}]}]|103",
			"\"type\":1,\"track\":[{\"signature\":\"1:0:ab\",\"items\":[{\"key\":\"a\"},{\"key\":\"b\"},{\"key\":\"c\"},{\"key\":\"d\"}]}]|106" })
	void whenTrackIsWrongThenError(String rest, int error) {
		TestClient client = subscribed("poll:x");
		client.send("{\"id\":3,\"sub_refresh\":{\"channel\":\"poll:x\"," + rest + "}}");
		assertThat(client.takeOne()).startsWith("{\"id\":3,\"error\":{\"code\":" + error + ",");
	}

	@Test
	void whenSignatureIsForOthersOrOldThenError() {
		TestClient client = subscribed("poll:x");
		assertThat(client.send(track("poll:y", 0, "a:0").replace("poll:y", "poll:x")).takeOne())
			.contains("\"code\":103");
		assertThat(client.send(track("poll:x", -6, "a:0")).takeOne()).contains("\"code\":109");
		TestClient stream = this.node.connect("u").send("{\"id\":2,\"subscribe\":{\"channel\":\"stream\"}}");
		stream.take();
		assertThat(stream.send(track("stream", 0, "a:0")).takeOne()).contains("\"code\":103");
		assertThat(this.node.connect("u").send(track("poll:x", 0, "a:0")).takeOne()).contains("\"code\":103");
	}

	/**
	 * Let time pass in steps, so that polls take place.
	 */
	private void pass(int seconds) {
		this.node.advance(Duration.ofMillis(1));
		for (int i = 0; i < seconds; i++) {
			this.node.advance(Duration.ofSeconds(1));
		}
		this.node.loop().run();
	}

	private TestClient subscribed(String channel) {
		TestClient client = this.node.connect("u").send(subscribe(channel, ""));
		client.take();
		return client;
	}

	private TestClient tracked(String channel, String... keys) {
		TestClient client = subscribed(channel).send(track(channel, 0, keys));
		List<String> messages = client.take();
		assertThat(messages).startsWith("{\"id\":3,\"sub_refresh\":{}}");
		this.atOnce = messages.subList(1, messages.size());
		return client;
	}

	private static String subscribe(String channel, String rest) {
		return "{\"id\":2,\"subscribe\":{\"channel\":\"" + channel + "\",\"type\":4" + rest + "}}";
	}

	private static String push(String channel, String publication) {
		return "{\"push\":{\"channel\":\"" + channel + "\",\"pub\":" + publication + "}}";
	}

	/**
	 * Make a track command.
	 * @param channel the channel
	 * @param ttl seconds for which the signature is valid, 0 for ever
	 * @param keys the keys with their versions
	 */
	private String track(String channel, int ttl, String... keys) {
		List<String[]> parts = Stream.of(keys).map((key) -> key.split(":")).toList();
		String items = parts.stream()
			.map((part) -> "{\"key\":\"" + part[0] + "\",\"version\":" + part[1] + "}")
			.collect(Collectors.joining(","));
		String signature = sign(channel, (ttl != 0) ? this.node.loop().seconds() + ttl : 0,
				parts.stream().map((part) -> part[0]).toList());
		return "{\"id\":3,\"sub_refresh\":{\"channel\":\"" + channel + "\",\"type\":1,\"track\":[{\"signature\":\""
				+ signature + "\",\"items\":[" + items + "]}]}}";
	}

	private static String sign(String channel, long expireAt, List<String> keys) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256")
				.digest(String.join("\0", keys).getBytes(StandardCharsets.UTF_8));
			String text = String.join("\0", "1", String.valueOf(expireAt), "u", channel,
					HexFormat.of().formatHex(hash));
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(TestNode.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			return "1:" + expireAt + ":" + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
