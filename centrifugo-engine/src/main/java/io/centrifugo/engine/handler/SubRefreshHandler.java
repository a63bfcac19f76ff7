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
 * Prolongs expiring subscriptions on the server side.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SubRefreshHandler {

	/**
	 * Decide.
	 * @param context the connection
	 * @param channel the channel of the subscription that expires
	 * @return its new life; empty ends it with 2501; any failure prolongs it by a minute
	 */
	Mono<RefreshDecision> onSubRefresh(ClientContext context, String channel);

}
