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

import io.centrifugo.engine.api.BroadcastRequest;
import io.centrifugo.engine.api.BroadcastSlot;
import io.centrifugo.engine.api.PublishRequest;
import io.centrifugo.engine.api.ServerApi;

/**
 * Publish and broadcast.
 */
final class PublicationMethods {

	private PublicationMethods() {
	}

	static List<ApiMethod<?, ?>> of(ServerApi api) {
		return List.of(new ApiMethod<>("publish", 0, PublicationMethods::publish, api::publish, Requests::write),
				new ApiMethod<>("broadcast", 1, PublicationMethods::broadcast, api::broadcast,
						PublicationMethods::write));
	}

	private static PublishRequest publish(Fields fields) {
		return new PublishRequest(fields.string("channel"), fields.payloadOrBase64("data"),
				Requests.publishSettings(fields));
	}

	private static BroadcastRequest broadcast(Fields fields) {
		return new BroadcastRequest(fields.strings("channels"), fields.payloadOrBase64("data"),
				Requests.publishSettings(fields));
	}

	private static void write(List<BroadcastSlot> slots, JsonOutput out) {
		out.name("responses").beginArray();
		for (BroadcastSlot slot : slots) {
			out.beginObject();
			if (slot.error() != null) {
				Replies.writeError(slot.error(), out.name("error"));
			}
			else if (slot.position() != null) {
				out.name("result").beginObject();
				Requests.write(slot.position(), out);
				out.endObject();
			}
			out.endObject();
		}
		out.endArray();
	}

}
