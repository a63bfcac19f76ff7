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

package io.centrifugo.engine.broker.postgres;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.BrokerContract;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.broker.PublishResult;
import io.centrifugo.engine.broker.RecordedEvents;
import io.centrifugo.engine.broker.postgres.database.Database;
import io.centrifugo.engine.broker.postgres.database.OutboxOptions;
import io.centrifugo.engine.broker.postgres.database.StorageOptions;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.StreamPosition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a {@link PostgresBroker} does with either type of payloads.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PostgresBrokerContract extends BrokerContract {

	protected static final Duration LIMIT = Duration.ofSeconds(30);

	protected static final HistoryOptions FIVE = new HistoryOptions(5, Duration.ofMinutes(1), Duration.ofHours(1));

	protected final RecordedEvents events = new RecordedEvents();

	protected PostgresProcess server;

	protected Database database;

	protected PostgresBroker broker;

	protected final StorageOptions options;

	PostgresBrokerContract(boolean binary, boolean notifications) {
		this.options = StorageOptions.DEFAULTS.withBinaryData(binary)
			.withOutbox(OutboxOptions.DEFAULTS.withNotifications(notifications));
	}

	@BeforeAll
	void start() {
		this.server = new PostgresProcess();
		this.database = this.server.database();
		this.broker = new PostgresBroker(this.database, this.options, PostgresBroker.DEFAULT_RETENTION);
		this.broker.start(this.events).block(LIMIT);
	}

	@AfterAll
	void stop() {
		this.broker.stop().block(LIMIT);
		this.database.close().block(LIMIT);
		this.server.close();
	}

	@Override
	protected Broker broker() {
		return this.broker;
	}

	@Override
	protected RecordedEvents events() {
		return this.events;
	}

	/**
	 * As with the original, everything is stored and has a position; the publisher does
	 * not see it.
	 */
	@Test
	@Override
	protected void publicationWithoutHistoryHasNoPosition() {
		String channel = channel();
		assertThat(publish(channel, "\"a\"", PublishOptions.NONE)).isEqualTo(PublishResult.NO_POSITION);
		await().atMost(LIMIT).until(() -> !this.events.of(channel).isEmpty());
		RecordedEvents.Event event = this.events.of(channel).get(0);
		assertThat(event.text()).isEqualTo("\"a\"");
		assertThat(event.published().time()).isPositive();
		assertThat(event.position()).isEqualTo(
				this.broker.history(channel, HistoryFilter.POSITION_ONLY, Duration.ofHours(1)).block(LIMIT).position())
			.isNotEqualTo(StreamPosition.ZERO);
	}

	/**
	 * Rows tell of deltas by the publication before alone.
	 */
	@Test
	@Override
	protected void deltaBringsThePublicationBefore() {
		String channel = channel();
		PublishOptions delta = new PublishOptions(FIVE, null, Map.of(), "", Duration.ofMinutes(5), true, 0, "");
		publish(channel, "1", delta);
		publish(channel, "2", delta);
		publish(channel, "3", PublishOptions.withHistory(FIVE));
		await().atMost(LIMIT).until(() -> this.events.of(channel).size() == 3);
		List<RecordedEvents.Event> received = this.events.of(channel);
		assertThat(received).extracting(RecordedEvents.Event::text).containsExactly("1", "2", "3");
		assertThat(received).extracting(RecordedEvents.Event::delta).containsExactly(false, true, false);
		assertThat(received.get(1).previous().data()).isEqualTo(Payload.of("1"));
		assertThat(received.get(2).previous()).isNull();
	}

	@Test
	@Override
	protected void deltaWithoutHistoryIsStillMarked() {
		String channel = channel();
		PublishOptions delta = new PublishOptions(HistoryOptions.NONE, null, Map.of(), "", Duration.ofMinutes(5), true,
				0, "");
		publish(channel, "1", delta);
		publish(channel, "2", delta);
		await().atMost(LIMIT).until(() -> this.events.of(channel).size() == 2);
		assertThat(this.events.of(channel).get(1).delta()).isTrue();
	}

	protected static String channel() {
		return "pg:" + UUID.randomUUID();
	}

	protected PublishResult publish(String channel, String data, PublishOptions publishOptions) {
		return this.broker.publish(channel, Payload.of(data), publishOptions).block(LIMIT);
	}

}
