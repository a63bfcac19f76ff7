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

package io.centrifugo.engine.api;

import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.node.Node;

/**
 * Finds the options of channels that calls name. Names are not held against patterns and
 * lengths: those are for clients.
 */
final class ChannelLookup {

	private final Node node;

	ChannelLookup(Node node) {
		this.node = node;
	}

	/**
	 * Find options.
	 * @param channel the channel
	 * @return its options
	 * @throws io.centrifugo.engine.protocol.ErrorException 107 if there is no name, 102
	 * if its namespace is unknown
	 */
	ChannelOptions options(String channel) {
		if (channel.isEmpty()) {
			throw ApiErrors.BAD_REQUEST.toException();
		}
		return this.node.channels().resolve(channel).options();
	}

}
