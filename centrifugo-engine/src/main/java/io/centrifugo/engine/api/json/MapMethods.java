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

package io.centrifugo.engine.api.json;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.api.ApiErrors;
import io.centrifugo.engine.api.HistoryRequest;
import io.centrifugo.engine.api.MapPublishRequest;
import io.centrifugo.engine.api.MapRemoveRequest;
import io.centrifugo.engine.api.MapStateRequest;
import io.centrifugo.engine.api.Maps;
import io.centrifugo.engine.api.ServerApi;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.map.Idempotency;
import io.centrifugo.engine.broker.map.MapPublishOptions;
import io.centrifugo.engine.broker.map.MapRemoveOptions;
import io.centrifugo.engine.broker.map.MapState;
import io.centrifugo.engine.broker.map.MapStateFilter;
import io.centrifugo.engine.broker.map.MapUpdateResult;
import io.centrifugo.engine.broker.map.WriteCondition;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Keys of maps and their changes.
 */
final class MapMethods {

	private MapMethods() {
	}

	static List<ApiMethod<?, ?>> of(ServerApi api) {
		Maps maps = api.maps();
		return List.of(new ApiMethod<>("map_publish", 33, MapMethods::publish, maps::publish, MapMethods::write),
				new ApiMethod<>("map_remove", 34, MapMethods::remove, maps::remove, MapMethods::write),
				new ApiMethod<>("map_read_state", 35, MapMethods::readState, maps::readState, MapMethods::writeState),
				new ApiMethod<>("map_read_stream", 36, MapMethods::readStream, maps::readStream,
						MapMethods::writeStream),
				new ApiMethod<>("map_stats", 37, MapMethods::channel, maps::size,
						(size, out) -> out.optional("num_keys", size)),
				ApiMethod.withoutResult("map_clear", 38, MapMethods::channel, maps::clear));
	}

	private static String channel(Fields fields) {
		return fields.string("channel");
	}

	private static MapPublishRequest publish(Fields fields) {
		WriteCondition.KeyMode mode = WriteCondition.KeyMode.of(fields.string("key_mode"));
		if (mode == null) {
			throw ApiErrors.BAD_REQUEST.toException();
		}
		WriteCondition condition = new WriteCondition(fields.unsigned("version"), fields.string("version_epoch"), mode,
				false, null);
		return new MapPublishRequest(channel(fields), fields.string("key"), fields.payloadOrBase64("data"),
				new MapPublishOptions(null, fields.stringMap("tags"), fields.bool("delta"), idempotency(fields),
						condition));
	}

	private static Idempotency idempotency(Fields fields) {
		return Idempotency.of(fields.string("idempotency_key"));
	}

	private static MapRemoveRequest remove(Fields fields) {
		return new MapRemoveRequest(channel(fields), fields.string("key"),
				new MapRemoveOptions(idempotency(fields), null, null));
	}

	private static void write(MapUpdateResult result, JsonOutput out) {
		Requests.write(result.position(), out);
		if (result.suppressed()) {
			out.name("suppressed").bool(true).name("suppress_reason").string(result.suppression().value());
		}
	}

	private static MapStateRequest readState(Fields fields) {
		StreamPosition revision = position(fields, "revision");
		return new MapStateRequest(channel(fields), new MapStateFilter(revision, fields.string("cursor"),
				limit(fields.int32("limit")), fields.string("key")));
	}

	private static @Nullable StreamPosition position(Fields fields, String prefix) {
		StreamPosition position = new StreamPosition(fields.unsigned(prefix + "_offset"),
				fields.string(prefix + "_epoch"));
		return (position.equals(StreamPosition.ZERO)) ? null : position;
	}

	private static int limit(int wanted) {
		return Math.max(wanted, MapStateFilter.NO_LIMIT);
	}

	private static void writeState(MapState state, JsonOutput out) {
		writeEntries(state.entries(), out);
		Requests.write(state.position(), out);
		out.optional("cursor", state.cursor());
	}

	private static HistoryRequest readStream(Fields fields) {
		return new HistoryRequest(channel(fields),
				new HistoryFilter(position(fields, "since"), limit(fields.int32("limit")), fields.bool("reverse")));
	}

	private static void writeStream(History changes, JsonOutput out) {
		writeEntries(changes.publications(), out);
		Requests.write(changes.position(), out);
	}

	private static void writeEntries(List<Publication> entries, JsonOutput out) {
		if (entries.isEmpty()) {
			return;
		}
		out.name("entries").beginArray();
		for (Publication entry : entries) {
			out.beginObject()
				.optional("key", entry.key())
				.optional("data", entry.data())
				.optional("tags", entry.tags())
				.optional("offset", entry.offset());
			if (entry.removed()) {
				out.name("removed").bool(true);
			}
			out.optional("time", entry.time()).endObject();
		}
		out.endArray();
	}

}
