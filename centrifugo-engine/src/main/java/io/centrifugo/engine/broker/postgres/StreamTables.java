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

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.Epochs;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.broker.PublishResult;
import io.centrifugo.engine.broker.postgres.database.Database;
import io.centrifugo.engine.broker.postgres.database.SqlValues;
import io.centrifugo.engine.broker.postgres.database.StorageOptions;
import io.centrifugo.engine.broker.postgres.database.TableNames;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Statements on the tables of streams.
 */
final class StreamTables {

	private static final String PUBLISH = """
			SELECT out_channel_offset, out_epoch, out_suppress_reason
			FROM @prefix@publish($1, $2::@data@, $3::JSONB, $4::INTERVAL, $5, $6::INTERVAL, $7, $8, $9, $10::INTERVAL,
				$11, $12, $13, $14::@data@, $15::@data@, $16)""";

	private static final String EVENT = "SELECT @prefix@publish_#kind($1, $2, $3, $4::@data@, $5::@data@, $6) AS id";

	/** One statement, so that position and publications are of one moment. */
	private static final String HISTORY = """
			SELECT m.top_offset, m.epoch AS top_epoch, s.*
			FROM @prefix@meta m
			LEFT JOIN LATERAL (
				SELECT channel_offset, epoch, data, tags, client_id, user_id, conn_info, chan_info, created_at
				FROM @stream@
				WHERE channel = m.channel AND epoch = m.epoch AND kind = 0
					AND channel_offset BETWEEN greatest($2, CASE WHEN m.history_size > 0
						THEN m.top_offset - m.history_size + 1 ELSE 1 END) AND least($3, m.top_offset)
					AND (m.history_ttl <= INTERVAL '0' OR created_at > now() - m.history_ttl)
				ORDER BY channel_offset #order
				LIMIT $4
			) s ON TRUE
			WHERE m.channel = $1
			ORDER BY s.channel_offset #order""";

	private static final String POSITION = "SELECT top_offset, epoch FROM @prefix@meta WHERE channel = $1";

	private static final String CREATE_POSITION = """
			INSERT INTO @prefix@meta (channel, epoch, expires_at) VALUES ($1, $2, now() + $3::INTERVAL)
			ON CONFLICT (channel) DO NOTHING""";

	private static final String REMOVE_HISTORY = "SELECT @prefix@remove_history($1, $2)::TEXT AS done";

	private final Database database;

	private final TableNames names;

	private final SqlValues values;

	private final String publish;

	private final String join;

	private final String leave;

	private final String history;

	private final String historyReversed;

	private final String position;

	private final String createPosition;

	private final String removeHistory;

	private final int shards;

	private final Duration retention;

	/**
	 * Create statements.
	 * @param database where the tables are
	 * @param names what they are called
	 * @param options how they are used
	 * @param retention lifetime of positions whose own has no end
	 */
	StreamTables(Database database, TableNames names, StorageOptions options, Duration retention) {
		this.database = database;
		this.names = names;
		this.values = new SqlValues(names.binary());
		this.publish = names.fill(PUBLISH);
		this.join = names.fill(EVENT.replace("#kind", "join"));
		this.leave = names.fill(EVENT.replace("#kind", "leave"));
		this.history = names.fill(HISTORY.replace("#order", "ASC"));
		this.historyReversed = names.fill(HISTORY.replace("#order", "DESC"));
		this.position = names.fill(POSITION);
		this.createPosition = names.fill(CREATE_POSITION);
		this.removeHistory = names.fill(REMOVE_HISTORY);
		this.shards = options.outbox().shards();
		this.retention = retention;
	}

	/**
	 * Return the names of both sets of tables, of which the original's nodes create both.
	 */
	static List<TableNames> variants(String prefix) {
		return List.of(names(prefix, false), names(prefix, true));
	}

	static TableNames names(String prefix, boolean binary) {
		String main = prefix + (binary ? "binary_stream" : "stream");
		return new TableNames(main, main + "_", binary);
	}

	/**
	 * Return statements that delete what expired.
	 */
	List<String> deletions() {
		return List.of(this.names.fill("""
				DELETE FROM @prefix@meta WHERE channel IN (
					SELECT channel FROM @prefix@meta WHERE expires_at < now() LIMIT $1)"""), this.names.fill("""
				DELETE FROM @prefix@idempotency WHERE (channel, idempotency_key) IN (
					SELECT channel, idempotency_key FROM @prefix@idempotency WHERE expires_at < now() LIMIT $1)"""));
	}

	Mono<PublishResult> publish(String channel, Payload data, PublishOptions options) {
		ClientInfo info = options.clientInfo();
		boolean versioned = options.version() > 0;
		return this.database.query(this.publish, StreamTables::publishResult, channel, this.values.payload(data),
				SqlValues.tags(options.tags()), SqlValues.intervalOrNull(options.history().ttl()),
				SqlValues.positiveOrNull(options.history().size()),
				SqlValues.interval(lifetime(options.history().metaTtl())), SqlValues.positiveOrNull(options.version()),
				SqlValues.textOrNull(versioned ? options.versionEpoch() : ""),
				SqlValues.textOrNull(options.idempotencyKey()), SqlValues.interval(options.idempotentResultTtl()),
				options.delta(), SqlValues.textOrNull((info != null) ? info.client() : ""),
				SqlValues.textOrNull((info != null) ? info.user() : ""),
				this.values.payloadOrNull((info != null) ? info.connectionInfo() : null),
				this.values.payloadOrNull((info != null) ? info.channelInfo() : null), this.shards)
			.single()
			.map((result) -> options.history().enabled() ? result
					: new PublishResult(StreamPosition.ZERO, result.suppressed()));
	}

	private static PublishResult publishResult(Row row) {
		StreamPosition position = new StreamPosition(SqlValues.number(row, "out_channel_offset"),
				SqlValues.text(row, "out_epoch"));
		return new PublishResult(position, SqlValues.text(row, "out_suppress_reason"));
	}

	private Duration lifetime(Duration metaTtl) {
		return metaTtl.isZero() ? this.retention : metaTtl;
	}

	Mono<Void> join(String channel, ClientInfo info) {
		return event(this.join, channel, info);
	}

	Mono<Void> leave(String channel, ClientInfo info) {
		return event(this.leave, channel, info);
	}

	private Mono<Void> event(String sql, String channel, ClientInfo info) {
		return this.database
			.query(sql, (row) -> true, channel, info.client(), info.user(),
					this.values.payloadOrNull(info.connectionInfo()), this.values.payloadOrNull(info.channelInfo()),
					this.shards)
			.then();
	}

	Mono<History> history(String channel, HistoryFilter filter, Duration metaTtl) {
		Mono<History> read = (filter.limit() == 0) ? position(channel) : publications(channel, filter);
		return read.switchIfEmpty(createPosition(channel, metaTtl).then(read));
	}

	private Mono<History> position(String channel) {
		return this.database
			.query(this.position,
					(row) -> new History(List.of(),
							new StreamPosition(SqlValues.number(row, "top_offset"), SqlValues.text(row, "epoch"))),
					channel)
			.next();
	}

	private Mono<History> publications(String channel, HistoryFilter filter) {
		StreamPosition since = filter.since();
		long first = 1;
		long last = Long.MAX_VALUE;
		if (since != null && filter.reverse() && since.offset() > 0) {
			last = since.offset() - 1;
		}
		else if (since != null && !filter.reverse()) {
			first = (since.offset() == Long.MAX_VALUE) ? Long.MAX_VALUE : since.offset() + 1;
		}
		return this.database
			.query(filter.reverse() ? this.historyReversed : this.history, this::historyRow, channel, first, last,
					(filter.limit() < 0) ? Parameters.in(Long.class) : (long) filter.limit())
			.collectList()
			.filter((rows) -> !rows.isEmpty())
			.map((rows) -> new History(rows.stream().filter(HistoryRow::filled).map(HistoryRow::existing).toList(),
					rows.get(0).top()));
	}

	private HistoryRow historyRow(Row row) {
		StreamPosition top = new StreamPosition(SqlValues.number(row, "top_offset"), SqlValues.text(row, "top_epoch"));
		boolean found = row.get("channel_offset") != null;
		return new HistoryRow(top, found ? StreamReceiver.publication(this.values, row) : null);
	}

	/**
	 * The original leaves streams without epoch until something is published. A row in
	 * its stead does not trouble its nodes, and lets subscribers know what they wait for.
	 */
	private Mono<Void> createPosition(String channel, Duration metaTtl) {
		return this.database
			.update(this.createPosition, channel, Epochs.random(), SqlValues.interval(lifetime(metaTtl)))
			.then();
	}

	Mono<Void> remove(String channel) {
		return this.database.query(this.removeHistory, (row) -> true, channel, this.shards).then();
	}

	private record HistoryRow(StreamPosition top, @Nullable Publication publication) {

		boolean filled() {
			return this.publication != null;
		}

		Publication existing() {
			if (this.publication == null) {
				throw new IllegalStateException("No publication");
			}
			return this.publication;
		}

	}

}
