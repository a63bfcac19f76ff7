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

package io.centrifugo.engine.broker.redis;

import java.time.Duration;

/**
 * Settings of {@link RedisPresenceManager}, equal on all nodes.
 *
 * @param prefix what all keys begin with
 * @param ttl lifetime of an entry that is not renewed
 * @param userMapping whether users are counted as clients come and go, which makes
 * statistics cheap
 * @since 0.1.0
 */
public record RedisPresenceOptions(String prefix, Duration ttl, boolean userMapping) {

	/** The original's defaults. */
	public static final RedisPresenceOptions DEFAULTS = new RedisPresenceOptions("centrifugo", Duration.ofSeconds(60),
			false);

}
