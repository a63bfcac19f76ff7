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

package io.centrifugo.engine.handler;

import reactor.core.publisher.Mono;

/**
 * Tells the current values of keys that clients track in shared poll channels.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SharedPollHandler {

	/**
	 * Tell what has changed.
	 * @param event the keys, with the versions that are known
	 * @return the values; keys left out are unchanged. Empty to leave the answer to
	 * another handler or to a proxy; a failure is logged, and the keys are asked for
	 * again with the next poll
	 */
	Mono<SharedPollAnswer> onSharedPoll(SharedPollEvent event);

}
