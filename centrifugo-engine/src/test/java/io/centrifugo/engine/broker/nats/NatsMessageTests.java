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

package io.centrifugo.engine.broker.nats;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.centrifugo.engine.broker.BrokerEvents;
import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.protobuf.PushProtobuf;
import io.centrifugo.engine.protocol.push.PublicationPush;
import io.centrifugo.engine.protocol.push.Push;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NatsMessage}.
 */
class NatsMessageTests {

	private static final ClientInfo INFO = new ClientInfo("u", "c", Payload.EMPTY, Payload.EMPTY);

	private final List<Object> delivered = new ArrayList<>();

	private final BrokerEvents events = new BrokerEvents() {

		@Override
		public void onPublication(String channel, Publication publication, StreamPosition position, boolean delta,
				@Nullable Publication previous) {
			NatsMessageTests.this.delivered.addAll(List.of(channel, publication, position, delta));
		}

		@Override
		public void onJoin(String channel, ClientInfo info) {
			NatsMessageTests.this.delivered.addAll(List.of("join", channel, info));
		}

		@Override
		public void onLeave(String channel, ClientInfo info) {
			NatsMessageTests.this.delivered.addAll(List.of("leave", channel, info));
		}

	};

	@Test
	void publicationsHaveTheOriginalsBytes() {
		PublishOptions options = new PublishOptions(HistoryOptions.NONE, INFO, Map.of("k", "v"), "key",
				Duration.ofMinutes(1), true, 7, "e");
		// channel 2; pub 4 with data 4, info 5 {user 1, client 2}, tags 7, delta 8, time
		// 9
		assertThat(hex(NatsMessage.publication("ch", Payload.of("{}"), options, 1)))
			.isEqualTo("12026368" + "2218" + "22027b7d" + "2a060a0175120163" + "3a060a016b120176" + "4001" + "4801");
	}

	@Test
	void joinsAndLeavesHaveTheOriginalsBytes() {
		assertThat(hex(NatsMessage.join("ch", INFO))).isEqualTo("12026368" + "2a08" + "0a06" + "0a0175120163");
		assertThat(hex(NatsMessage.leave("ch", INFO))).isEqualTo("12026368" + "3208" + "0a06" + "0a0175120163");
	}

	private static String hex(byte[] bytes) {
		return HexFormat.of().formatHex(bytes);
	}

	@Test
	void wishForDeltasIsTakenOff() {
		PublishOptions options = new PublishOptions(HistoryOptions.NONE, null, Map.of(), "", Duration.ofMinutes(1),
				true, 0, "");
		deliver("ch", false, NatsMessage.publication("ch", Payload.of("1"), options, 5));
		assertThat(this.delivered).containsExactly("ch", Publication.builder(Payload.of("1")).time(5).build(),
				StreamPosition.ZERO, true);
	}

	@Test
	void positionIsFoundInTheTags() {
		Publication publication = Publication.builder(Payload.of("1"))
			.offset(3)
			.tags(Map.of("__centrifugo_epoch", "abc", "k", "v"))
			.build();
		deliver("ch", false, PushProtobuf.encode(new Push("ch", new PublicationPush(publication))));
		assertThat(this.delivered).containsExactly("ch",
				Publication.builder(Payload.of("1")).offset(3).tags(Map.of("k", "v")).build(),
				new StreamPosition(3, "abc"), false);
	}

	@Test
	void patternsLearnWhereItWasPublished() {
		deliver("n.*", true, NatsMessage.publication("n.a", Payload.of("1"), PublishOptions.NONE, 5));
		assertThat(this.delivered).startsWith("n.*",
				Publication.builder(Payload.of("1")).time(5).channel("n.a").build());
	}

	@Test
	void joinsAndLeavesAreForTheirVeryChannel() {
		for (String channel : List.of("n.*", "n.a", "n.>")) {
			deliver(channel, true, NatsMessage.join("n.a", INFO));
			deliver(channel, true, NatsMessage.leave("n.a", INFO));
		}
		assertThat(this.delivered).containsExactly("join", "n.a", INFO, "leave", "n.a", INFO);
	}

	private void deliver(String channel, boolean wildcards, byte[] bytes) {
		NatsMessage.deliver(channel, wildcards, bytes, this.events);
	}

}
