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

package io.centrifugo.engine.session.client;

/**
 * Seconds until something expires.
 */
final class Ttl {

	private static final long MAX_SECONDS = 365L * 24 * 3600;

	private Ttl() {
	}

	/**
	 * Return the seconds from now, a year at most.
	 * @param expireAt the Unix seconds
	 * @param now the Unix seconds
	 */
	static int of(long expireAt, long now) {
		return (int) Math.max(0, Math.min(expireAt - now, MAX_SECONDS));
	}

	/**
	 * Cut off what is more than a year from now.
	 * @param expireAt the Unix seconds, 0 for never
	 * @param now the Unix seconds
	 */
	static long limit(long expireAt, long now) {
		return Math.min(Math.max(0, expireAt), now + MAX_SECONDS);
	}

}
