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

package io.centrifugo.benchmarks.fleet;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many clients there are, and what they do.
 *
 * @param clients their number
 * @param channels all channels
 * @param channelsPerClient to how many of those each subscribes
 * @param tokenSecret signs the tokens of every fourth client, which says in it what to
 * subscribe to: the server does it for that client
 * @since 0.1.0
 */
public record FleetSettings(int clients, List<String> channels, int channelsPerClient, String tokenSecret) {

	private static final int SERVER_SIDE = 4;

	boolean serverSide(int client) {
		return client % SERVER_SIDE == 0;
	}

	List<String> channelsOf(int client) {
		return IntStream.range(0, this.channelsPerClient)
			.mapToObj((i) -> this.channels.get((client + i) % this.channels.size()))
			.toList();
	}

}
