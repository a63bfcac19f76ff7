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

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.api.PublishSettings;
import io.centrifugo.engine.handler.SubscriptionGrant;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.session.SessionSelector;

/**
 * Parts that several requests and results have in common.
 */
final class Requests {

	private Requests() {
	}

	static PublishSettings publishSettings(Fields fields) {
		return new PublishSettings(fields.bool("skip_history"), fields.stringMap("tags"),
				fields.string("idempotency_key"), fields.bool("delta"), fields.unsigned("version"),
				fields.string("version_epoch"));
	}

	static SessionSelector selector(Fields fields) {
		return new SessionSelector(fields.string("user"), false, fields.string("client"), fields.string("session"));
	}

	static @Nullable StreamPosition position(@Nullable Fields fields) {
		return (fields != null) ? new StreamPosition(fields.unsigned("offset"), fields.string("epoch")) : null;
	}

	static SubscriptionGrant.Override override(@Nullable Fields fields) {
		if (fields == null) {
			return SubscriptionGrant.Override.NONE;
		}
		return new SubscriptionGrant.Override(value(fields.object("presence")), value(fields.object("join_leave")),
				value(fields.object("force_push_join_leave")), value(fields.object("force_positioning")),
				value(fields.object("force_recovery")));
	}

	private static @Nullable Boolean value(@Nullable Fields option) {
		return (option != null) ? option.bool("value") : null;
	}

	static void write(StreamPosition position, JsonOutput out) {
		out.optional("offset", position.offset()).optional("epoch", position.epoch());
	}

	static void write(ClientInfo info, JsonOutput out) {
		out.beginObject()
			.name("user")
			.string(info.user())
			.name("client")
			.string(info.client())
			.optional("conn_info", info.connectionInfo())
			.optional("chan_info", info.channelInfo())
			.endObject();
	}

}
