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

package io.centrifugo.engine.broker.redis.connection;

import org.slf4j.LoggerFactory;

import io.centrifugo.engine.broker.BackendFailures;

/**
 * Turns whatever goes wrong with Redis into error 100, and logs at most one a second:
 * when Redis is away, everything fails.
 *
 * @since 0.1.0
 */
public final class RedisFailures {

	private static final BackendFailures FAILURES = new BackendFailures(LoggerFactory.getLogger(RedisFailures.class),
			"Redis command failed");

	private RedisFailures() {
	}

	/**
	 * Return what callers get to see.
	 * @param failure what went wrong
	 * @return the failure if it is made for callers, else error 100
	 */
	public static Throwable translate(Throwable failure) {
		return FAILURES.translate(failure);
	}

}
