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

package io.centrifugo.engine.session.flow;

import java.time.Duration;
import java.util.Map;

import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.DeltaOptions;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.channel.RecoveryMode;
import io.centrifugo.engine.channel.RecoveryOptions;
import io.centrifugo.engine.testkit.TestNode;

/**
 * Streams of channel {@code a}, and commands and replies about them.
 */
public final class Streams {

	public static final ChannelOptions STREAM = options(RecoveryMode.STREAM, false);

	public static final ChannelOptions CACHE = options(RecoveryMode.CACHE, false);

	public static final String FILTER = ",\"tf\":{\"key\":\"t\",\"cmp\":\"eq\",\"val\":\"1\"}";

	private Streams() {
	}

	public static ChannelOptions options(RecoveryMode mode, boolean auto) {
		return TestNode.OPEN.toBuilder()
			.history(new HistoryOptions(5, Duration.ofMinutes(1), Duration.ofHours(1)))
			.recovery(new RecoveryOptions(false, false, true, false, mode, auto))
			.delta(new DeltaOptions(true, false))
			.tagsFilterAllowed(true)
			.build();
	}

	public static String recover(String offset, String epoch, String more) {
		return "{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"recover\":true,\"offset\":" + offset + ",\"epoch\":\""
				+ epoch + "\"" + more + "}}";
	}

	/**
	 * Return publications as they appear in a reply.
	 * @param offsets the offsets, each the data of its publication, too
	 * @return JSON, beginning with a comma, or empty if there is none
	 */
	public static String publications(String offsets) {
		if (offsets.equals("[]")) {
			return "";
		}
		StringBuilder text = new StringBuilder(",\"publications\":[");
		for (String offset : offsets.substring(1, offsets.length() - 1).split(",")) {
			text.append("{\"data\":").append(offset).append(",\"offset\":").append(offset).append("},");
		}
		return text.deleteCharAt(text.length() - 1).append(']').toString();
	}

	public static void publish(TestNode node, int from, int to) {
		for (int i = from; i <= to; i++) {
			node.publish("a", String.valueOf(i));
		}
	}

	public static void publishTagged(TestNode node, String... tags) {
		for (String tag : tags) {
			node.publish("a", tag, Map.of("t", tag), false);
		}
	}

}
