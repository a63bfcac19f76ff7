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

import java.time.Instant;
import java.util.function.BiConsumer;

import io.r2dbc.spi.Row;

import io.centrifugo.engine.broker.BrokerEvents;
import io.centrifugo.engine.broker.postgres.database.RowReceiver;
import io.centrifugo.engine.broker.postgres.database.SqlValues;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Makes events of rows. A row does not say whether deltas are wanted, but it carries the
 * publication before only if they are: the first publication is therefore taken for one
 * without.
 */
final class StreamReceiver implements RowReceiver {

	static final String COLUMNS = "id, channel, channel_offset, epoch, kind::BIGINT AS kind, data, tags, client_id, "
			+ "user_id, conn_info, chan_info, prev_data, created_at";

	private static final int PUBLICATION = 0;

	private static final int JOIN = 1;

	private static final int LEAVE = 2;

	private final SqlValues values;

	private final BrokerEvents events;

	StreamReceiver(SqlValues values, BrokerEvents events) {
		this.values = values;
		this.events = events;
	}

	@Override
	public void receive(Row row) {
		String channel = SqlValues.text(row, "channel");
		switch ((int) SqlValues.number(row, "kind")) {
			case PUBLICATION -> publication(channel, row);
			case JOIN -> event(channel, row, this.events::onJoin);
			case LEAVE -> event(channel, row, this.events::onLeave);
			default -> throw new IllegalStateException("Unknown kind of row");
		}
	}

	private void event(String channel, Row row, BiConsumer<String, ClientInfo> target) {
		ClientInfo info = this.values.clientInfo(row);
		if (info != null) {
			target.accept(channel, info);
		}
	}

	private void publication(String channel, Row row) {
		Publication publication = publication(this.values, row);
		Payload previous = this.values.payloadOrNull(row, "prev_data");
		this.events.onPublication(channel, publication,
				new StreamPosition(publication.offset(), SqlValues.text(row, "epoch")), previous != null,
				(previous != null) ? Publication.of(previous) : null);
	}

	/**
	 * Return the publication in a row.
	 */
	static Publication publication(SqlValues values, Row row) {
		Instant created = row.get("created_at", Instant.class);
		return Publication.builder(values.payload(row, "data"))
			.info(values.clientInfo(row))
			.tags(SqlValues.tags(row))
			.offset(SqlValues.number(row, "channel_offset"))
			.time((created != null) ? created.toEpochMilli() : 0)
			.build();
	}

}
