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

package io.centrifugo.engine.auth;

import java.time.Clock;

import reactor.core.publisher.Mono;

/**
 * Verifies tokens of clients. Immutable, safe from any thread; never blocks.
 *
 * @since 0.1.0
 */
public final class TokenVerifier {

	/**
	 * Create a verifier.
	 * @param settings keys and expectations
	 * @param clock what time it is
	 * @return the verifier
	 * @throws InvalidTokenSettingException if the settings make no sense
	 */
	public static TokenVerifier create(TokenSettings settings, Clock clock) {
		return new TokenVerifier();
	}

	/**
	 * Verify a connection token.
	 * @param jwt the token
	 * @return what it says; fails with {@link TokenException}, or with error 100 where
	 * the fault is not the token's; whether the channels in it exist is for the caller to
	 * see
	 */
	public Mono<ConnectionToken> verifyConnection(String jwt) {
		return Mono.error(TokenException.invalid("Not implemented"));
	}

	/**
	 * Verify a subscription token.
	 * @param jwt the token
	 * @return what it says; fails as {@link #verifyConnection} does
	 */
	public Mono<SubscriptionToken> verifySubscription(String jwt) {
		return Mono.error(TokenException.invalid("Not implemented"));
	}

}
