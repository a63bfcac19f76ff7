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

package io.centrifugo.engine.session;

import java.util.Set;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.protocol.Disconnect;

/**
 * Closes connections on every node; how a session enforces a single connection per user.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ClusterDisconnect {

	/**
	 * Close connections.
	 * @param selector which ones
	 * @param whitelist client ids that stay
	 * @param disconnect why
	 * @return completes when this node has done it and the others have been told
	 */
	Mono<Void> disconnect(SessionSelector selector, Set<String> whitelist, Disconnect disconnect);

}
