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

package io.centrifugo.engine.session.flow;

/**
 * Seconds until something expires.
 *
 * @since 0.1.0
 */
public final class Ttl {

	/** Life given to what a failed handler was to decide on. */
	public static final int AFTER_FAILURE = 60;

	private static final long MAX_SECONDS = 365L * 24 * 3600;

	private Ttl() {
	}

	/**
	 * Return the seconds from now, a year at most.
	 * @param expireAt the Unix seconds
	 * @param now the Unix seconds
	 * @return the seconds, 0 if the time is over
	 */
	public static int of(long expireAt, long now) {
		return (int) Math.max(0, Math.min(expireAt - now, MAX_SECONDS));
	}

	/**
	 * Cut off what is more than a year from now.
	 * @param expireAt the Unix seconds, 0 for never
	 * @param now the Unix seconds
	 * @return the Unix seconds, 0 for never
	 */
	public static long limit(long expireAt, long now) {
		return Math.min(Math.max(0, expireAt), now + MAX_SECONDS);
	}

}
