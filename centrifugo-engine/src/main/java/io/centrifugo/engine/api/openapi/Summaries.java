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

package io.centrifugo.engine.api.openapi;

import java.util.Map;

/**
 * What each method is good for.
 */
final class Summaries {

	private static final Map<String, String> TEXTS = Map.ofEntries(
			Map.entry("batch", "Run several commands, one after the other or at the same time."),
			Map.entry("broadcast", "Publish the same data to several channels."),
			Map.entry("channels", "List the channels that have subscribers, of the whole cluster."),
			Map.entry("disconnect", "Close the connections of a user."),
			Map.entry("history", "Read publications that a channel keeps, or only the position of its stream."),
			Map.entry("history_remove", "Forget the publications that a channel keeps."),
			Map.entry("info", "Tell which nodes there are and what they do."),
			Map.entry("map_clear", "Remove all keys of a map channel."),
			Map.entry("map_publish", "Set a key of a map channel."),
			Map.entry("map_read_state", "Read keys of a map channel, page by page."),
			Map.entry("map_read_stream", "Read changes of a map channel since a position."),
			Map.entry("map_remove", "Remove a key of a map channel."),
			Map.entry("map_stats", "Count the keys of a map channel."),
			Map.entry("presence", "Tell who is subscribed to a channel."),
			Map.entry("presence_stats", "Count the clients and users that are subscribed to a channel."),
			Map.entry("publish", "Publish data to a channel."),
			Map.entry("refresh", "Change when the connections of a user expire."),
			Map.entry("rpc", "Call a method of the server's extensions."),
			Map.entry("subscribe", "Subscribe the connections of a user to a channel."),
			Map.entry("unsubscribe", "Unsubscribe the connections of a user from a channel."));

	private Summaries() {
	}

	/**
	 * Return one sentence.
	 * @param method the method
	 * @return the sentence, empty for a method without any
	 */
	static String of(String method) {
		return TEXTS.getOrDefault(method, "");
	}

}
