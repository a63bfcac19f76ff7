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
import java.util.Map;

import io.centrifugo.engine.api.HistoryRequest;
import io.centrifugo.engine.api.ServerApi;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.PresenceStats;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Publication;

/**
 * History and presence.
 */
final class StreamMethods {

	private StreamMethods() {
	}

	static List<ApiMethod<?, ?>> of(ServerApi api) {
		return List.of(new ApiMethod<>("history", 6, StreamMethods::history, api::history, StreamMethods::writeHistory),
				ApiMethod.withoutResult("history_remove", 7, StreamMethods::channel, api::removeHistory),
				new ApiMethod<>("presence", 4, StreamMethods::channel, api::presence, StreamMethods::writePresence),
				new ApiMethod<>("presence_stats", 5, StreamMethods::channel, api::presenceStats,
						StreamMethods::writeStats));
	}

	private static String channel(Fields fields) {
		return fields.string("channel");
	}

	private static HistoryRequest history(Fields fields) {
		return new HistoryRequest(channel(fields), new HistoryFilter(Requests.position(fields.object("since")),
				fields.int32("limit"), fields.bool("reverse")));
	}

	private static void writeHistory(History history, JsonOutput out) {
		out.name("publications").beginArray();
		for (Publication publication : history.publications()) {
			out.beginObject().optional("data", publication.data());
			ClientInfo info = publication.info();
			if (info != null) {
				Requests.write(info, out.name("info"));
			}
			out.optional("offset", publication.offset()).optional("tags", publication.tags()).endObject();
		}
		out.endArray()
			.name("epoch")
			.string(history.position().epoch())
			.name("offset")
			.unsigned(history.position().offset());
	}

	private static void writePresence(Map<String, ClientInfo> presence, JsonOutput out) {
		out.name("presence").beginObject();
		presence.forEach((client, info) -> Requests.write(info, out.name(client)));
		out.endObject();
	}

	private static void writeStats(PresenceStats stats, JsonOutput out) {
		out.name("num_clients").signed(stats.clients()).name("num_users").signed(stats.users());
	}

}
