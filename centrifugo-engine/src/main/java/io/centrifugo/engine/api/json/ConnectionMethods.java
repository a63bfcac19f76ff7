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
import java.util.Set;

import io.centrifugo.engine.api.DisconnectRequest;
import io.centrifugo.engine.api.RefreshRequest;
import io.centrifugo.engine.api.ServerApi;
import io.centrifugo.engine.api.SubscribeRequest;
import io.centrifugo.engine.api.UnsubscribeRequest;
import io.centrifugo.engine.handler.SubscriptionGrant;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.session.ConnectionRefresh;

/**
 * Subscribe, unsubscribe, disconnect and refresh.
 */
final class ConnectionMethods {

	private ConnectionMethods() {
	}

	static List<ApiMethod<?, ?>> of(ServerApi api) {
		return List.of(ApiMethod.withoutResult("subscribe", 11, ConnectionMethods::subscribe, api::subscribe),
				ApiMethod.withoutResult("unsubscribe", 2, ConnectionMethods::unsubscribe, api::unsubscribe),
				ApiMethod.withoutResult("disconnect", 3, ConnectionMethods::disconnect, api::disconnect));
	}

	static ApiMethod<?, ?> refresh(ServerApi api) {
		return ApiMethod.withoutResult("refresh", 12, ConnectionMethods::refresh, api::refresh);
	}

	private static SubscribeRequest subscribe(Fields fields) {
		Payload data = fields.payloadOrBase64("data");
		Payload info = fields.payloadOrBase64("info");
		return new SubscribeRequest(fields.string("channel"), Requests.selector(fields),
				new SubscriptionGrant(fields.signed("expire_at"), info, data,
						Requests.override(fields.object("override"))),
				Requests.position(fields.object("recover_since")));
	}

	private static UnsubscribeRequest unsubscribe(Fields fields) {
		return new UnsubscribeRequest(fields.string("channel"), Requests.selector(fields));
	}

	private static DisconnectRequest disconnect(Fields fields) {
		Fields why = fields.object("disconnect");
		Disconnect disconnect = (why != null) ? new Disconnect(why.uint32("code"), why.string("reason"))
				: Disconnect.FORCE_NO_RECONNECT;
		return new DisconnectRequest(Requests.selector(fields), Set.copyOf(fields.strings("whitelist")), disconnect);
	}

	private static RefreshRequest refresh(Fields fields) {
		return new RefreshRequest(Requests.selector(fields),
				new ConnectionRefresh(fields.bool("expired"), fields.signed("expire_at"), fields.payload("info")));
	}

}
