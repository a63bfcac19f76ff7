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
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.BrokerContract;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.broker.PublishResult;
import io.centrifugo.engine.broker.RecordedEvents;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.StreamPosition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link MemoryBroker}, expiry in virtual time.
 */
class MemoryBrokerTests extends BrokerContract {

	private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();

	private final MemoryBroker broker = new MemoryBroker(new SchedulerClock(this.scheduler), this.scheduler);

	private final RecordedEvents events = new RecordedEvents();

	@BeforeEach
	void start() {
		this.scheduler.advanceTimeTo(Instant.parse("2026-01-01T00:00:00Z"));
		this.broker.start(this.events).block();
	}

	@AfterEach
	void stop() {
		this.broker.stop().block();
		this.scheduler.dispose();
	}

	@Override
	protected Broker broker() {
		return this.broker;
	}

	@Override
	protected RecordedEvents events() {
		return this.events;
	}

	@Test
	void publicationsExpireButNotTheirPosition() {
		StreamPosition top = publish("a", 10, 60);
		pass(9);
		assertThat(history("a").publications()).hasSize(1);
		pass(2);
		assertThat(history("a").publications()).isEmpty();
		assertThat(history("a").position()).isEqualTo(top);
	}

	@Test
	void publishingRenewsTheLifetimeOfEarlierPublications() {
		publish("a", 10, 60);
		pass(8);
		publish("a", 10, 60);
		pass(8);
		assertThat(history("a").publications()).hasSize(2);
	}

	@Test
	void positionExpiresLaterAndANewEpochBegins() {
		StreamPosition top = publish("a", 10, 60);
		pass(59);
		assertThat(history("a").position()).isEqualTo(top);
		pass(59);
		assertThat(history("a").position()).as("renewed by reading").isEqualTo(top);
		pass(62);
		StreamPosition reborn = history("a").position();
		assertThat(reborn.offset()).isZero();
		assertThat(reborn.epoch()).isNotEqualTo(top.epoch());
	}

	@Test
	void positionWithoutLifetimeStays() {
		StreamPosition top = publish("a", 10, 0);
		pass(Duration.ofHours(3).toSeconds());
		assertThat(this.broker.history("a", HistoryFilter.POSITION_ONLY, Duration.ZERO).block()).isNotNull()
			.extracting(History::position)
			.isEqualTo(top);
	}

	@Test
	void idempotencyKeyIsForgotten() {
		PublishOptions options = new PublishOptions(HistoryOptions.NONE, null, Map.of(), "k", Duration.ofSeconds(5),
				false, 0, "");
		assertThat(publish(options).suppressed()).isEmpty();
		pass(4);
		assertThat(publish(options).suppressed()).isEqualTo("idempotency");
		pass(2);
		assertThat(publish(options).suppressed()).isEmpty();
	}

	@Test
	void publishBeforeStartFails() {
		assertThatIllegalStateException()
			.isThrownBy(() -> new MemoryBroker().publish("a", Payload.of("1"), PublishOptions.NONE).block());
	}

	private PublishResult publish(PublishOptions options) {
		PublishResult result = this.broker.publish("a", Payload.of("1"), options).block();
		assertThat(result).isNotNull();
		return result;
	}

	private StreamPosition publish(String channel, int ttl, int metaTtl) {
		HistoryOptions history = new HistoryOptions(5, Duration.ofSeconds(ttl), Duration.ofSeconds(metaTtl));
		PublishResult result = this.broker.publish(channel, Payload.of("1"), PublishOptions.withHistory(history))
			.block();
		assertThat(result).isNotNull();
		return result.position();
	}

	private History history(String channel) {
		History history = this.broker.history(channel, ALL, Duration.ofSeconds(60)).block();
		assertThat(history).isNotNull();
		return history;
	}

	private void pass(long seconds) {
		this.scheduler.advanceTimeBy(Duration.ofSeconds(seconds));
	}

}
