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
import java.util.Map;

import io.centrifugo.engine.api.ServerApi;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.PresenceStats;
import io.centrifugo.engine.proto.api.CentrifugoApiGrpc;
import io.centrifugo.engine.proto.api.HistoryRemoveResult;
import io.centrifugo.engine.proto.api.HistoryRequest;
import io.centrifugo.engine.proto.api.HistoryResult;
import io.centrifugo.engine.proto.api.PresenceResult;
import io.centrifugo.engine.proto.api.PresenceStatsResult;
import io.centrifugo.engine.proto.api.Publication;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * History and presence.
 */
final class StreamCalls {

	private StreamCalls() {
	}

	static List<GrpcMethod<?, ?>> of(ServerApi api) {
		return List.of(
				new GrpcMethod<>("history", CentrifugoApiGrpc.getHistoryMethod(),
						(request) -> api.history(history(request)).map(StreamCalls::result)),
				GrpcMethod.withoutResult("history_remove", CentrifugoApiGrpc.getHistoryRemoveMethod(),
						HistoryRemoveResult.getDefaultInstance(), (request) -> api.removeHistory(request.getChannel())),
				new GrpcMethod<>("presence", CentrifugoApiGrpc.getPresenceMethod(),
						(request) -> api.presence(request.getChannel()).map(StreamCalls::result)),
				new GrpcMethod<>("presence_stats", CentrifugoApiGrpc.getPresenceStatsMethod(),
						(request) -> api.presenceStats(request.getChannel()).map(StreamCalls::result)));
	}

	private static io.centrifugo.engine.api.HistoryRequest history(HistoryRequest request) {
		StreamPosition since = (request.hasSince()) ? Messages.position(request.getSince()) : null;
		return new io.centrifugo.engine.api.HistoryRequest(request.getChannel(),
				new HistoryFilter(since, request.getLimit(), request.getReverse()));
	}

	private static HistoryResult result(History history) {
		return HistoryResult.newBuilder()
			.addAllPublications(history.publications().stream().map(StreamCalls::publication).toList())
			.setEpoch(history.position().epoch())
			.setOffset(history.position().offset())
			.build();
	}

	private static Publication publication(io.centrifugo.engine.protocol.Publication publication) {
		Publication.Builder message = Publication.newBuilder()
			.setData(Messages.bytes(publication.data()))
			.setOffset(publication.offset())
			.putAllTags(publication.tags());
		ClientInfo info = publication.info();
		if (info != null) {
			message.setInfo(Messages.info(info));
		}
		return message.build();
	}

	private static PresenceResult result(Map<String, ClientInfo> presence) {
		PresenceResult.Builder result = PresenceResult.newBuilder();
		presence.forEach((client, info) -> result.putPresence(client, Messages.info(info)));
		return result.build();
	}

	private static PresenceStatsResult result(PresenceStats stats) {
		return PresenceStatsResult.newBuilder().setNumClients(stats.clients()).setNumUsers(stats.users()).build();
	}

}
