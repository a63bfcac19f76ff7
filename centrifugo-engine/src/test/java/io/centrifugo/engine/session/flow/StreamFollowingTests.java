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

package io.centrifugo.engine.session.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.testkit.GatedBroker;
import io.centrifugo.engine.testkit.TestNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that come and go while others publish miss nothing, get nothing twice and
 * nothing out of order: client protocol, sections 4.3 and 4.6 to 4.10.
 */
class StreamFollowingTests {

	private static final int STEPS = 60;

	private static final String DELTA = ",\"delta\":\"fossil\"";

	private final TestNode node = new TestNode().channels(Streams.STREAM.toBuilder()
		.history(new HistoryOptions(1000, Duration.ofMinutes(1), Duration.ofHours(1)))
		.build());

	private final List<Integer> matching = new ArrayList<>();

	private int published;

	static Stream<Arguments> runs() {
		return Stream.of("", DELTA, Streams.FILTER, DELTA + Streams.FILTER)
			.flatMap((options) -> IntStream.range(0, 25).mapToObj((seed) -> Arguments.of(options, seed)));
	}

	@ParameterizedTest
	@MethodSource("runs")
	void clientGetsEveryPublicationOnce(String options, int seed) {
		Random random = new Random(seed);
		publish(random, random.nextInt(5));
		int before = this.published;
		this.matching.clear();
		StreamFollower follower = new StreamFollower(this.node, options);
		follower.subscribe();
		follower.read();
		for (int i = 0; i < STEPS; i++) {
			step(random, follower);
		}
		this.node.broker().release();
		follower.read();
		List<Integer> all = IntStream.rangeClosed(before + 1, this.published).boxed().toList();
		assertThat(follower.received()).isEqualTo(options.endsWith(Streams.FILTER) ? this.matching : all);
	}

	private void step(Random random, StreamFollower follower) {
		switch (random.nextInt(7)) {
			case 0, 1, 2 -> publish(random, 1 + random.nextInt(4));
			case 3 -> follower.reconnect();
			case 4 -> this.node.broker().hold(GatedBroker.Operation.HISTORY);
			case 5 -> {
				this.node.broker().release();
				follower.read();
			}
			default -> {
				this.node.broker().release();
				follower.resubscribe();
			}
		}
	}

	private void publish(Random random, int number) {
		for (int i = 0; i < number; i++) {
			this.published++;
			String tag = String.valueOf(random.nextInt(2));
			if (tag.equals("1")) {
				this.matching.add(this.published);
			}
			this.node.publish("a", "{\"n\":" + this.published + ",\"text\":\"" + "always the same ".repeat(5) + "\"}",
					Map.of("t", tag), true);
		}
	}

}
