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

import java.util.function.Consumer;

import reactor.core.publisher.Mono;

/**
 * Carries control messages between nodes: unordered, at most once.
 *
 * @since 0.1.0
 */
public interface Controller {

	/**
	 * Begin to receive.
	 * @param nodeId id of this node
	 * @param handler receiver of encoded control commands, own ones included; called from
	 * any thread, must not block
	 * @return completes when this node can be reached
	 */
	Mono<Void> start(String nodeId, Consumer<byte[]> handler);

	/**
	 * Release every connection; idempotent.
	 * @return completes when all is closed
	 */
	Mono<Void> stop();

	/**
	 * Send a control command.
	 * @param command encoded command
	 * @param nodeId the node it is for, empty for all
	 * @return completes when handed to the backend
	 */
	Mono<Void> publish(byte[] command, String nodeId);

}
