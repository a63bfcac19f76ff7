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

package io.centrifugo.engine.api.grpc;

import java.util.List;

import io.centrifugo.engine.api.ApiErrors;
import io.centrifugo.engine.api.HistoryRequest;
import io.centrifugo.engine.api.MapStateRequest;
import io.centrifugo.engine.api.Maps;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.map.Idempotency;
import io.centrifugo.engine.broker.map.MapPublishOptions;
import io.centrifugo.engine.broker.map.MapRemoveOptions;
import io.centrifugo.engine.broker.map.MapState;
import io.centrifugo.engine.broker.map.MapStateFilter;
import io.centrifugo.engine.broker.map.MapUpdateResult;
import io.centrifugo.engine.broker.map.WriteCondition;
import io.centrifugo.engine.proto.api.CentrifugoApiGrpc;
import io.centrifugo.engine.proto.api.MapClearResult;
import io.centrifugo.engine.proto.api.MapEntry;
import io.centrifugo.engine.proto.api.MapPublishRequest;
import io.centrifugo.engine.proto.api.MapPublishResult;
import io.centrifugo.engine.proto.api.MapReadStateRequest;
import io.centrifugo.engine.proto.api.MapReadStateResult;
import io.centrifugo.engine.proto.api.MapReadStreamRequest;
import io.centrifugo.engine.proto.api.MapReadStreamResult;
import io.centrifugo.engine.proto.api.MapRemoveRequest;
import io.centrifugo.engine.proto.api.MapRemoveResult;
import io.centrifugo.engine.proto.api.MapStatsResult;
import io.centrifugo.engine.protocol.Publication;

/**
 * Keys of maps and their changes.
 */
final class MapCalls {

	private MapCalls() {
	}

	static List<GrpcMethod<?, ?>> of(Maps maps) {
		return List.of(
				new GrpcMethod<>("map_publish", CentrifugoApiGrpc.getMapPublishMethod(),
						(request) -> maps.publish(publish(request)).map(MapCalls::published)),
				new GrpcMethod<>("map_remove", CentrifugoApiGrpc.getMapRemoveMethod(),
						(request) -> maps.remove(remove(request)).map(MapCalls::removed)),
				new GrpcMethod<>("map_read_state", CentrifugoApiGrpc.getMapReadStateMethod(),
						(request) -> maps.readState(readState(request)).map(MapCalls::state)),
				new GrpcMethod<>("map_read_stream", CentrifugoApiGrpc.getMapReadStreamMethod(),
						(request) -> maps.readStream(readStream(request)).map(MapCalls::stream)),
				new GrpcMethod<>("map_stats", CentrifugoApiGrpc.getMapStatsMethod(),
						(request) -> maps.size(request.getChannel())
							.map((size) -> MapStatsResult.newBuilder().setNumKeys(size).build())),
				GrpcMethod.withoutResult("map_clear", CentrifugoApiGrpc.getMapClearMethod(),
						MapClearResult.getDefaultInstance(), (request) -> maps.clear(request.getChannel())));
	}

	private static io.centrifugo.engine.api.MapPublishRequest publish(MapPublishRequest request) {
		WriteCondition.KeyMode mode = WriteCondition.KeyMode.of(request.getKeyMode());
		if (mode == null) {
			throw ApiErrors.BAD_REQUEST.toException();
		}
		WriteCondition condition = new WriteCondition(request.getVersion(), request.getVersionEpoch(), mode, false,
				null);
		return new io.centrifugo.engine.api.MapPublishRequest(request.getChannel(), request.getKey(),
				Messages.payload(request.getData(), request.getB64Data()),
				new MapPublishOptions(null, request.getTagsMap(), request.getDelta(),
						Idempotency.of(request.getIdempotencyKey()), condition));
	}

	private static io.centrifugo.engine.api.MapRemoveRequest remove(MapRemoveRequest request) {
		return new io.centrifugo.engine.api.MapRemoveRequest(request.getChannel(), request.getKey(),
				new MapRemoveOptions(Idempotency.of(request.getIdempotencyKey()), null, null));
	}

	private static MapPublishResult published(MapUpdateResult result) {
		return MapPublishResult.newBuilder()
			.setOffset(result.position().offset())
			.setEpoch(result.position().epoch())
			.setSuppressed(result.suppressed())
			.setSuppressReason(reason(result))
			.build();
	}

	private static MapRemoveResult removed(MapUpdateResult result) {
		return MapRemoveResult.newBuilder()
			.setOffset(result.position().offset())
			.setEpoch(result.position().epoch())
			.setSuppressed(result.suppressed())
			.setSuppressReason(reason(result))
			.build();
	}

	private static String reason(MapUpdateResult result) {
		return (result.suppressed()) ? result.suppression().value() : "";
	}

	private static MapStateRequest readState(MapReadStateRequest request) {
		return new MapStateRequest(request.getChannel(),
				new MapStateFilter(Messages.position(request.getRevisionOffset(), request.getRevisionEpoch()),
						request.getCursor(), limit(request.getLimit()), request.getKey()));
	}

	private static int limit(int wanted) {
		return Math.max(wanted, MapStateFilter.NO_LIMIT);
	}

	private static MapReadStateResult state(MapState state) {
		return MapReadStateResult.newBuilder()
			.addAllEntries(state.entries().stream().map(MapCalls::entry).toList())
			.setOffset(state.position().offset())
			.setEpoch(state.position().epoch())
			.setCursor(state.cursor())
			.build();
	}

	private static HistoryRequest readStream(MapReadStreamRequest request) {
		return new HistoryRequest(request.getChannel(),
				new HistoryFilter(Messages.position(request.getSinceOffset(), request.getSinceEpoch()),
						limit(request.getLimit()), request.getReverse()));
	}

	private static MapReadStreamResult stream(History changes) {
		return MapReadStreamResult.newBuilder()
			.addAllEntries(changes.publications().stream().map(MapCalls::entry).toList())
			.setOffset(changes.position().offset())
			.setEpoch(changes.position().epoch())
			.build();
	}

	private static MapEntry entry(Publication entry) {
		return MapEntry.newBuilder()
			.setKey(entry.key())
			.setData(Messages.bytes(entry.data()))
			.putAllTags(entry.tags())
			.setOffset(entry.offset())
			.setRemoved(entry.removed())
			.setTime(entry.time())
			.build();
	}

}
