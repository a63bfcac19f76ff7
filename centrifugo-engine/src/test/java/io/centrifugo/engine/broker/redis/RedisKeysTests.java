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

package io.centrifugo.engine.broker.redis;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedisKeys}.
 */
class RedisKeysTests {

	private final RedisKeys standalone = new RedisKeys("centrifugo", false);

	private final RedisKeys cluster = new RedisKeys("centrifugo", true);

	@Test
	void namesAreTheOriginals() {
		assertThat(text(this.standalone.traffic("c"))).isEqualTo("centrifugo.client.c");
		assertThat(text(this.standalone.control())).isEqualTo("centrifugo.control");
		assertThat(text(this.standalone.node("n1"))).isEqualTo("centrifugo.node.n1");
		assertThat(text(this.standalone.nodeProbe("n1"))).isEqualTo("centrifugo.node.n1.probe");
		assertThat(text(this.standalone.service(0))).isEqualTo("centrifugo.shard.0");
		assertThat(text(this.standalone.stream("c"))).isEqualTo("centrifugo.stream.c");
		assertThat(text(this.standalone.meta("c"))).isEqualTo("centrifugo.stream.meta.c");
		assertThat(text(this.standalone.result("c", "k"))).isEqualTo("centrifugo.result.c.k");
		assertThat(text(this.standalone.presenceClients("c"))).isEqualTo("centrifugo.presence.data.c");
		assertThat(text(this.standalone.presenceExpiry("c"))).isEqualTo("centrifugo.presence.expire.c");
		assertThat(text(this.standalone.presenceUsers("c"))).isEqualTo("centrifugo.presence.user.clients.c");
		assertThat(text(this.standalone.presenceUserExpiry("c"))).isEqualTo("centrifugo.presence.user.expire.c");
	}

	@Test
	void channelsGoIntoBracesInClusters() {
		assertThat(text(this.cluster.traffic("c"))).isEqualTo("centrifugo.client.{c}");
		assertThat(text(this.cluster.meta("c"))).isEqualTo("centrifugo.stream.meta.{c}");
		assertThat(text(this.cluster.result("c", "k"))).isEqualTo("centrifugo.result.{c}.k");
		assertThat(text(this.cluster.presenceUserExpiry("c"))).isEqualTo("centrifugo.presence.user.expire.{c}");
		assertThat(text(this.cluster.control())).isEqualTo("centrifugo.control");
	}

	@ParameterizedTest
	@ValueSource(strings = { "c", "news:1", "we{ird", "}{", "канал", "" })
	void channelIsFoundAgain(String channel) {
		assertThat(this.standalone.channelOf(this.standalone.traffic(channel))).isEqualTo(channel);
		assertThat(this.cluster.channelOf(this.cluster.traffic(channel))).isEqualTo(channel);
	}

	@Test
	void otherPubSubChannelsAreNoTraffic() {
		assertThat(this.standalone.channelOf(this.standalone.service(0))).isNull();
		assertThat(this.standalone.channelOf(new RedisKeys("other", false).traffic("c"))).isNull();
	}

	private static String text(byte[] name) {
		return new String(name, StandardCharsets.UTF_8);
	}

}
