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

import io.centrifugo.engine.api.BroadcastSlot;
import io.centrifugo.engine.api.PublishSettings;
import io.centrifugo.engine.api.ServerApi;
import io.centrifugo.engine.proto.api.BroadcastRequest;
import io.centrifugo.engine.proto.api.BroadcastResult;
import io.centrifugo.engine.proto.api.CentrifugoApiGrpc;
import io.centrifugo.engine.proto.api.PublishRequest;
import io.centrifugo.engine.proto.api.PublishResponse;
import io.centrifugo.engine.proto.api.PublishResult;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Publish and broadcast.
 */
final class PublicationCalls {

	private PublicationCalls() {
	}

	static List<GrpcMethod<?, ?>> of(ServerApi api) {
		return List.of(
				new GrpcMethod<>("publish", CentrifugoApiGrpc.getPublishMethod(),
						(request) -> api.publish(publish(request)).map(PublicationCalls::result)),
				new GrpcMethod<>("broadcast", CentrifugoApiGrpc.getBroadcastMethod(),
						(request) -> api.broadcast(broadcast(request)).map(PublicationCalls::result)));
	}

	private static io.centrifugo.engine.api.PublishRequest publish(PublishRequest request) {
		return new io.centrifugo.engine.api.PublishRequest(request.getChannel(),
				Messages.payload(request.getData(), request.getB64Data()),
				new PublishSettings(request.getSkipHistory(), request.getTagsMap(), request.getIdempotencyKey(),
						request.getDelta(), request.getVersion(), request.getVersionEpoch()));
	}

	private static io.centrifugo.engine.api.BroadcastRequest broadcast(BroadcastRequest request) {
		return new io.centrifugo.engine.api.BroadcastRequest(request.getChannelsList(),
				Messages.payload(request.getData(), request.getB64Data()),
				new PublishSettings(request.getSkipHistory(), request.getTagsMap(), request.getIdempotencyKey(),
						request.getDelta(), request.getVersion(), request.getVersionEpoch()));
	}

	private static PublishResult result(StreamPosition position) {
		return PublishResult.newBuilder().setOffset(position.offset()).setEpoch(position.epoch()).build();
	}

	private static BroadcastResult result(List<BroadcastSlot> slots) {
		BroadcastResult.Builder result = BroadcastResult.newBuilder();
		for (BroadcastSlot slot : slots) {
			PublishResponse.Builder response = result.addResponsesBuilder();
			if (slot.error() != null) {
				response.setError(Messages.error(slot.error()));
			}
			else if (slot.position() != null) {
				response.setResult(result(slot.position()));
			}
		}
		return result.build();
	}

}
