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

/**
 * The verifiers of a node: one and the same unless subscription tokens have keys of their
 * own.
 *
 * @param connection verifies connection tokens
 * @param subscription verifies subscription tokens
 * @param tracks verifies what clients may track in shared poll channels
 * @since 0.1.0
 */
public record TokenVerifiers(TokenVerifier connection, TokenVerifier subscription, TrackSignatures tracks) {

	/**
	 * Let nobody track keys of shared poll channels.
	 * @param connection verifies connection tokens
	 * @param subscription verifies subscription tokens
	 */
	public TokenVerifiers(TokenVerifier connection, TokenVerifier subscription) {
		this(connection, subscription, new TrackSignatures(TokenSettings.Hmac.NONE, Clock.systemUTC()));
	}

	/**
	 * Use one verifier for both kinds.
	 * @param verifier the verifier
	 */
	public TokenVerifiers(TokenVerifier verifier) {
		this(verifier, verifier);
	}

}
