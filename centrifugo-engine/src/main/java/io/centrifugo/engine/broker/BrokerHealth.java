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

/**
 * Implemented by brokers, presence managers and controllers that depend on something
 * outside this process.
 *
 * @since 0.1.0
 */
public interface BrokerHealth {

	/**
	 * Check that this node can publish to and hear from the backend.
	 * @return for each connection or shard by name, an empty text when it works, else
	 * what is wrong; never fails, answers within the command time-out
	 */
	Mono<Map<String, String>> check();

}
