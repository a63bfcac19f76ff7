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

package io.centrifugo.engine.broker.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import io.centrifugo.engine.broker.RecordedEvents;
import io.centrifugo.engine.broker.map.MapBroker;
import io.centrifugo.engine.broker.map.MapBrokerContract;
import io.centrifugo.engine.broker.map.MapState;
import io.centrifugo.engine.broker.map.MapStateFilter;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MemoryMapBroker}, expiry in virtual time.
 */
class MemoryMapBrokerTests extends MapBrokerContract {

	private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();

	private final MemoryMapBroker broker = new MemoryMapBroker(new SchedulerClock(this.scheduler), this.scheduler);

	private final RecordedEvents events = new RecordedEvents();

	@BeforeEach
	void start() {
		this.scheduler.advanceTimeTo(Instant.parse("2026-01-01T00:00:00Z"));
		this.broker.start(this.events, CHANNELS).block();
	}

	@AfterEach
	void stop() {
		this.broker.stop().block();
		this.scheduler.dispose();
	}

	@Override
	protected MapBroker broker() {
		return this.broker;
	}

	@Override
	protected RecordedEvents events() {
		return this.events;
	}

	@Override
	protected void elapse(Duration time) {
		this.scheduler.advanceTimeBy(time);
	}

	@Test
	void pagesAreInTheOrderOfBytes() {
		for (String key : List.of("b", "\uD83D\uDE00", "a", "\uFB01", "ab", "B")) {
			write(this.persistent, key, "1");
		}
		MapState first = state(this.persistent, new MapStateFilter(null, "", 2, ""));
		assertThat(keys(first)).containsExactly("B", "a");
		assertThat(first.cursor()).isEqualTo("a");
		MapState second = state(this.persistent, new MapStateFilter(null, "a", 3, ""));
		assertThat(keys(second)).containsExactly("ab", "b", "\uFB01");
		MapState third = state(this.persistent, new MapStateFilter(null, second.cursor(), 3, ""));
		assertThat(keys(third)).containsExactly("\uD83D\uDE00");
		assertThat(third.cursor()).isEmpty();
	}

	@Test
	void changesExpireButNotStateAndPosition() {
		StreamPosition top = write(this.persistent, "k", "1").position();
		elapse(Duration.ofSeconds(61));
		assertThat(stream(this.persistent, null, -1).publications()).isEmpty();
		MapState state = state(this.persistent, MapStateFilter.ALL);
		assertThat(keys(state)).containsExactly("k");
		assertThat(state.position()).isEqualTo(top);
	}

	@Test
	void positionExpiresWhenNobodyAsksForIt() {
		String epoch = write(this.recoverable, "k", "1").position().epoch();
		elapse(Duration.ofMinutes(9));
		assertThat(stream(this.recoverable, null, 0).position().epoch()).isEqualTo(epoch);
		elapse(Duration.ofMinutes(9));
		assertThat(stream(this.recoverable, null, 0).position().epoch()).isEqualTo(epoch);
		elapse(Duration.ofMinutes(11));
		assertThat(stream(this.recoverable, null, 0).position().epoch()).isNotEqualTo(epoch);
	}

	@Test
	void clearMakesSubscribersLook() {
		write(this.ephemeral, "k", "1");
		this.broker.clear(this.ephemeral).block();
		assertThat(this.events.resubscribed()).containsExactly(List.of(this.ephemeral));
	}

	@Test
	void deadlinesOfKeysThatComeAndGoDoNotPileUp() {
		DeadlineQueue<String> deadlines = new DeadlineQueue<>();
		IntStream.range(0, 10_000).forEach((i) -> {
			deadlines.set("k", i + 1_000_000);
			deadlines.remove("k");
		});
		assertThat(deadlines.queued()).isLessThan(200);
	}

	private static List<String> keys(MapState state) {
		return state.entries().stream().map(Publication::key).toList();
	}

}
