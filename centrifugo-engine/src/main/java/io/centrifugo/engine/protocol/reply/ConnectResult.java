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

package io.centrifugo.engine.protocol.reply;

import java.util.Map;

import io.centrifugo.engine.protocol.Payload;

/**
 * A connection that is now authenticated.
 *
 * @param client client id
 * @param version server version and edition
 * @param expires whether the client must refresh
 * @param ttl seconds until it must
 * @param data custom data of the application
 * @param subs server-side subscriptions
 * @param ping seconds between server pings, 0 for none
 * @param pong whether the server wants pings answered
 * @param session secret handle of an emulated or unidirectional connection
 * @param node id of the node that owns the session
 * @param time server time in Unix milliseconds, 0 if not told
 * @since 0.1.0
 */
public record ConnectResult(String client, String version, boolean expires, int ttl, Payload data,
		Map<String, SubscribeResult> subs, int ping, boolean pong, String session, String node,
		long time) implements Result {

	@Override
	public ResultType type() {
		return ResultType.CONNECT;
	}

}
