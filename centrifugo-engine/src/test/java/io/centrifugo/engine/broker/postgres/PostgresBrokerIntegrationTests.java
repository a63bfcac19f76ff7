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
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.broker.PublishResult;
import io.centrifugo.engine.broker.RecordedEvents;
import io.centrifugo.engine.broker.postgres.database.SqlValues;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.Publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link PostgresBroker} that keeps payloads as JSON and looks for them.
 */
class PostgresBrokerIntegrationTests extends PostgresBrokerContract {

	PostgresBrokerIntegrationTests() {
		super(false, false);
	}

	@Test
	@Override
	protected void binaryDataIsUntouched() {
		assertThatExceptionOfType(ErrorException.class)
			.isThrownBy(() -> publish(channel(), "no json", PublishOptions.withHistory(FIVE)))
			.satisfies((ex) -> assertThat(ex.error()).isEqualTo(ProtocolError.BAD_REQUEST));
	}

	@Test
	void rowsAreTheOriginals() {
		String channel = channel();
		HistoryOptions history = new HistoryOptions(10, Duration.ofSeconds(60), Duration.ofHours(1));
		PublishResult result = publish(channel, "{}",
				new PublishOptions(history, null, Map.of("k", "v"), "once", Duration.ofMinutes(5), false, 7, "ve"));
		assertThat(texts("SELECT epoch FROM cf_stream_meta WHERE channel = $1", "epoch", channel))
			.containsExactly(result.position().epoch());
		assertThat(texts("""
				SELECT concat_ws(',', top_offset, history_ttl, history_size, top_version, top_version_epoch,
					expires_at > now() + interval '59 minutes') AS line
				FROM cf_stream_meta WHERE channel = $1""", "line", channel)).containsExactly("1,00:01:00,10,7,ve,t");
		assertThat(texts("""
				SELECT concat_ws(',', channel_offset, kind, data, tags, shard_id = abs(hashtext(channel)::bigint) % 8)
					AS line FROM cf_stream WHERE channel = $1""", "line", channel))
			.containsExactly("1,0,{},{\"k\": \"v\"},t");
		assertThat(texts("SELECT idempotency_key AS key FROM cf_stream_idempotency WHERE channel = $1", "key", channel))
			.containsExactly("once");
	}

	@Test
	void publishFunctionServesApplications() {
		String channel = channel();
		this.database.query("SELECT out_epoch FROM cf_stream_publish($1, '{\"n\":10}')", (row) -> true, channel)
			.blockLast(LIMIT);
		await().atMost(LIMIT).until(() -> !this.events.of(channel).isEmpty());
		assertThat(this.events.of(channel)).extracting(RecordedEvents.Event::text).containsExactly("{\"n\": 10}");
	}

	@Test
	void historyEndsWithItsLifetime() {
		String channel = channel();
		publish(channel, "1", PublishOptions.withHistory(FIVE));
		this.database
			.update("UPDATE cf_stream_meta SET history_ttl = interval '1 microsecond' WHERE channel = $1", channel)
			.block(LIMIT);
		History history = this.broker.history(channel, ALL, Duration.ofHours(1)).block(LIMIT);
		assertThat(history.publications()).isEmpty();
		assertThat(history.position().offset()).isEqualTo(1);
	}

	@Test
	void secondNodeReceivesWhatTheFirstPublishes() {
		RecordedEvents received = new RecordedEvents();
		PostgresBroker second = new PostgresBroker(this.database, this.options, PostgresBroker.DEFAULT_RETENTION);
		second.start(received).block(LIMIT);
		List<String> channels = IntStream.range(0, 20).mapToObj((i) -> channel()).toList();
		for (String channel : channels) {
			IntStream.range(0, 20).forEach((i) -> publish(channel, "" + i, PublishOptions.withHistory(FIVE)));
		}
		for (String channel : channels) {
			await().atMost(LIMIT).until(() -> received.of(channel).size() == 20);
			assertThat(received.of(channel)).extracting(RecordedEvents.Event::published)
				.extracting(Publication::offset)
				.containsExactlyElementsOf(IntStream.rangeClosed(1, 20).mapToObj(Long::valueOf).toList());
		}
		second.stop().block(LIMIT);
	}

	@Test
	void deliveryGoesOnAfterConnectionsBroke() {
		String channel = channel();
		publish(channel, "1", PublishOptions.withHistory(FIVE));
		this.database
			.query("SELECT pg_terminate_backend(pid) AS done FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
					+ "AND application_name = 'centrifugo'", (row) -> true)
			.blockLast(LIMIT);
		await().atMost(LIMIT).ignoreExceptions().until(() -> {
			publish(channel, "2", new PublishOptions(FIVE, null, Map.of(), "two", Duration.ofMinutes(5), false, 0, ""));
			return true;
		});
		await().atMost(LIMIT).until(() -> this.events.of(channel).size() >= 2);
		assertThat(this.events.of(channel)).extracting(RecordedEvents.Event::text).containsExactly("1", "2");
		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(this.broker.check().block(LIMIT))
				.containsOnlyKeys("postgres.queries", "postgres.delivery")
				.allSatisfy((part, text) -> assertThat(text).isEmpty()));
	}

	@Test
	void expiredRowsAreDeleted() {
		String channel = channel();
		publish(channel, "1", new PublishOptions(FIVE, null, Map.of(), "once", Duration.ofMinutes(5), false, 0, ""));
		this.database
			.update("UPDATE cf_stream_meta SET expires_at = now() - interval '1 day' WHERE channel = $1", channel)
			.block(LIMIT);
		StreamTables tables = new StreamTables(this.database, StreamTables.names("cf_", false), this.options,
				PostgresBroker.DEFAULT_RETENTION);
		for (String deletion : tables.deletions()) {
			this.database.update(deletion, 1000L).block(LIMIT);
		}
		assertThat(texts("SELECT channel FROM cf_stream_meta WHERE channel = $1", "channel", channel)).isEmpty();
		assertThat(texts("SELECT channel FROM cf_stream_idempotency WHERE channel = $1", "channel", channel))
			.hasSize(1);
	}

	private List<String> texts(String sql, String column, Object... parameters) {
		return this.database.query(sql, (row) -> SqlValues.text(row, column), parameters).collectList().block(LIMIT);
	}

	@Test
	void infoWithoutPayloadsHasNone() {
		String channel = channel();
		this.broker.publishJoin(channel, new ClientInfo("", "c1")).block(LIMIT);
		await().atMost(LIMIT).until(() -> !this.events.of(channel).isEmpty());
		assertThat(this.events.of(channel).get(0).info().connectionInfo()).isEqualTo(Payload.EMPTY);
	}

}
