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
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.api.ServerApi;
import io.centrifugo.engine.handler.SubscriptionGrant;
import io.centrifugo.engine.proto.api.BoolValue;
import io.centrifugo.engine.proto.api.CentrifugoApiGrpc;
import io.centrifugo.engine.proto.api.DisconnectRequest;
import io.centrifugo.engine.proto.api.DisconnectResult;
import io.centrifugo.engine.proto.api.RefreshRequest;
import io.centrifugo.engine.proto.api.RefreshResult;
import io.centrifugo.engine.proto.api.SubscribeOptionOverride;
import io.centrifugo.engine.proto.api.SubscribeRequest;
import io.centrifugo.engine.proto.api.SubscribeResult;
import io.centrifugo.engine.proto.api.UnsubscribeRequest;
import io.centrifugo.engine.proto.api.UnsubscribeResult;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.session.ConnectionRefresh;

/**
 * Subscribe, unsubscribe, disconnect and refresh.
 */
final class ConnectionCalls {

	private ConnectionCalls() {
	}

	static List<GrpcMethod<?, ?>> of(ServerApi api) {
		return List.of(
				GrpcMethod.withoutResult("subscribe", CentrifugoApiGrpc.getSubscribeMethod(),
						SubscribeResult.getDefaultInstance(), (request) -> api.subscribe(subscribe(request))),
				GrpcMethod.withoutResult("unsubscribe", CentrifugoApiGrpc.getUnsubscribeMethod(),
						UnsubscribeResult.getDefaultInstance(), (request) -> api.unsubscribe(unsubscribe(request))),
				GrpcMethod.withoutResult("disconnect", CentrifugoApiGrpc.getDisconnectMethod(),
						DisconnectResult.getDefaultInstance(), (request) -> api.disconnect(disconnect(request))));
	}

	static GrpcMethod<?, ?> refresh(ServerApi api) {
		return GrpcMethod.withoutResult("refresh", CentrifugoApiGrpc.getRefreshMethod(),
				RefreshResult.getDefaultInstance(), (request) -> api.refresh(refresh(request)));
	}

	private static io.centrifugo.engine.api.SubscribeRequest subscribe(SubscribeRequest request) {
		SubscriptionGrant grant = new SubscriptionGrant(request.getExpireAt(),
				Messages.payload(request.getInfo(), request.getB64Info()),
				Messages.payload(request.getData(), request.getB64Data()), override(request.getOverride()));
		return new io.centrifugo.engine.api.SubscribeRequest(request.getChannel(),
				Messages.selector(request.getUser(), request.getClient(), request.getSession()), grant,
				(request.hasRecoverSince()) ? Messages.position(request.getRecoverSince()) : null);
	}

	private static SubscriptionGrant.Override override(SubscribeOptionOverride override) {
		return new SubscriptionGrant.Override(value(override.hasPresence(), override.getPresence()),
				value(override.hasJoinLeave(), override.getJoinLeave()),
				value(override.hasForcePushJoinLeave(), override.getForcePushJoinLeave()),
				value(override.hasForcePositioning(), override.getForcePositioning()),
				value(override.hasForceRecovery(), override.getForceRecovery()));
	}

	private static @Nullable Boolean value(boolean present, BoolValue value) {
		return (present) ? Boolean.valueOf(value.getValue()) : null;
	}

	private static io.centrifugo.engine.api.UnsubscribeRequest unsubscribe(UnsubscribeRequest request) {
		return new io.centrifugo.engine.api.UnsubscribeRequest(request.getChannel(),
				Messages.selector(request.getUser(), request.getClient(), request.getSession()));
	}

	private static io.centrifugo.engine.api.DisconnectRequest disconnect(DisconnectRequest request) {
		Disconnect disconnect = (request.hasDisconnect())
				? new Disconnect(request.getDisconnect().getCode(), request.getDisconnect().getReason())
				: Disconnect.FORCE_NO_RECONNECT;
		return new io.centrifugo.engine.api.DisconnectRequest(
				Messages.selector(request.getUser(), request.getClient(), request.getSession()),
				Set.copyOf(request.getWhitelistList()), disconnect);
	}

	private static io.centrifugo.engine.api.RefreshRequest refresh(RefreshRequest request) {
		return new io.centrifugo.engine.api.RefreshRequest(
				Messages.selector(request.getUser(), request.getClient(), request.getSession()), new ConnectionRefresh(
						request.getExpired(), request.getExpireAt(), Messages.payload(request.getInfo())));
	}

}
