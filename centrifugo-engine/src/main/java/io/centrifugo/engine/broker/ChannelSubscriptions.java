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

import java.util.Collection;

import reactor.core.publisher.Mono;

/**
 * Which channels a node hears. Same rules for threads and failures as {@link Broker}.
 *
 * @since 0.1.0
 */
public interface ChannelSubscriptions {

	/**
	 * Receive these channels on this node from now on.
	 * @param channels the channels
	 * @return completes when the backend has confirmed
	 */
	Mono<Void> subscribe(Collection<String> channels);

	/**
	 * Receive these channels no longer.
	 * @param channels the channels
	 * @return completes when the backend has confirmed
	 */
	Mono<Void> unsubscribe(Collection<String> channels);

}
