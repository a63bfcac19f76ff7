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

package io.centrifugo.engine.protocol.push;

/**
 * Message from the server that answers no command.
 *
 * @param channel the channel concerned, empty for connection-level pushes
 * @param channelId numeric channel id sent instead of the name, 0 for none
 * @param body what happened
 * @since 0.1.0
 */
public record Push(String channel, long channelId, PushBody body) {

	/**
	 * Create a push that names its channel.
	 * @param channel the channel, empty for connection-level pushes
	 * @param body what happened
	 */
	public Push(String channel, PushBody body) {
		this(channel, 0, body);
	}

}
