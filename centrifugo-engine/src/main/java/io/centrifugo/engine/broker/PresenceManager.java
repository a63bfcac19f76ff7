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

package io.centrifugo.engine.broker;

import java.util.Map;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.protocol.ClientInfo;

/**
 * Who is subscribed, across all nodes. Same rules for threads and failures as
 * {@link Broker}.
 *
 * @since 0.1.0
 */
public interface PresenceManager {

	/**
	 * Connect.
	 * @return completes when the first connection stands
	 */
	default Mono<Void> start() {
		return Mono.empty();
	}

	/**
	 * Enter or renew a client; repeated while it stays, since entries expire.
	 * @param channel the channel
	 * @param info the client
	 * @return completes when stored
	 */
	Mono<Void> add(String channel, ClientInfo info);

	/**
	 * Remove a client.
	 * @param channel the channel
	 * @param client the client id
	 * @param user the user id
	 * @return completes when removed
	 */
	Mono<Void> remove(String channel, String client, String user);

	/**
	 * Return who is subscribed.
	 * @param channel the channel
	 * @return client id to info, maybe empty
	 */
	Mono<Map<String, ClientInfo>> presence(String channel);

	/**
	 * Return how many are subscribed.
	 * @param channel the channel
	 * @return the numbers
	 */
	Mono<PresenceStats> stats(String channel);

}
